/* Start and the two services of QEMU's semihosting (simcall: a2 = number, a3.. = arguments) that the program uses. */

    .section .reset,"ax"
    .global reset
reset:
    j       1f
    .align  4
2:  .word   stack_top
3:  .word   run
1:  l32r    a1, 2b
    l32r    a2, 3b
    jx      a2

    .section .text.services,"ax"

/* write(a2: address in DRAM, a3: bytes), to standard output. */
    .global write
    .align  4
write:
    mov     a5, a3
    mov     a4, a2
    movi    a3, 1
    movi    a2, 4
    simcall
    ret

/* exit(a2: status) */
    .global exit
    .align  4
exit:
    mov     a3, a2
    movi    a2, 1
    simcall
1:  j       1b

/* What rustc calls when it aborts. */
    .global abort
    .align  4
abort:
    movi    a2, 134
    j       exit
