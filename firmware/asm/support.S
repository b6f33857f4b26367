/* Functions that Rust expects its environment to have. */

    /* Called where a program cannot go on. It executes an illegal instruction, so that the exception handler
       reports the caller: a0 is the return address. */
    .section .text.abort, "ax"
    .align  4
    .global abort
abort:
    ill
    j       abort

    /* a3:a2 = a3:a2 * a5:a4, the low 64 bits, high word first: the product of two 64-bit integers, for which the chip has
       no instruction. The products of 16-bit halves are added up; those of the high words matter for the high word only. */
    .section .text.muldi3, "ax"
    .align  4
    .global __muldi3
__muldi3:
    mull    a3, a3, a4
    mull    a5, a5, a2
    add     a3, a3, a5
    extui   a8, a2, 16, 16
    extui   a9, a4, 16, 16
    mul16u  a10, a2, a4
    mul16u  a11, a8, a4
    mul16u  a5, a2, a9
    mul16u  a8, a8, a9
    add     a3, a3, a8
    add     a5, a5, a11
    bgeu    a5, a11, 1f
    movi    a9, 0x10000 >> 8
    slli    a9, a9, 8
    add     a3, a3, a9
1:  extui   a9, a5, 16, 16
    add     a3, a3, a9
    slli    a5, a5, 16
    add     a2, a10, a5
    bgeu    a2, a5, 2f
    addi    a3, a3, 1
2:  ret

    .section .note.GNU-stack, "", @progbits
