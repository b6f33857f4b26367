/* A loop of the kinds of instructions that the VM consists of: loads, stores, arithmetic, branches, calls. QEMU's lx106 and
   the emulator run it, both from IRAM. It ends with a call of the simulator, which the emulator does not have: there it
   is an unknown instruction. */

    .section .reset, "ax"
    .global _reset
_reset:
    j       2f
    .align  4
1:  .word   start
2:  l32r    a2, 1b
    jx      a2

    .section .iram, "ax"
    .align  4
.Ldata:     .word 0x3ffe8000
.Lrounds:   .word ROUNDS
    .global start
start:
    l32r    a12, .Lrounds
    l32r    a13, .Ldata
    movi    a2, 0
round:
    movi    a14, 8
    mov     a3, a13
1:  l32i    a4, a3, 0
    add     a4, a4, a2
    slli    a5, a4, 3
    xor     a4, a4, a5
    extui   a5, a4, 5, 8
    s32i    a4, a3, 0
    beqz    a5, 2f
    addi    a2, a2, 1
2:  s8i     a5, a3, 4
    l8ui    a6, a3, 4
    add     a2, a2, a6
    addi    a3, a3, 8
    addi    a14, a14, -1
    bnez    a14, 1b
    call0   mix
    addi    a12, a12, -1
    bnez    a12, round
    movi    a3, 0
    movi    a2, 1                   /* exit */
    simcall
    j       .

    .align  4
mix:
    ssai    7
    src     a2, a2, a2
    mull    a2, a2, a14
    addi    a2, a2, 17
    ret
    .section .note.GNU-stack, "", @progbits
