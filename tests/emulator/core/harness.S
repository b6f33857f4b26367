/* Executes samples: a few instructions from an address on, with given registers and given words of memory.

   Samples come from standard input and results go to standard output, by QEMU's simcall. The debug option's ICOUNT stops
   the core behind exactly the wanted number of instructions, by an exception of level 2. The sample runs at level 0,
   where instructions are counted; they are not at the harness's level 2, nor in exception mode.

   A sample, in words:
     0..15 a0 to a15    16 SAR    17 where it begins    18 -1 minus the number of instructions
     19 number of words of memory to set    20 number of words to give back
     then the address and the value of each word to set, then the addresses of those to give back

   A result, in words:
     0..15 a0 to a15    16 SAR    17 the address of the next instruction
     18 the cause of an exception, or -1    19 EXCVADDR
     then the words of memory */

    .set SIM_EXIT, 1
    .set SIM_READ, 3
    .set SIM_WRITE, 4
    .set HEAD, 21 * 4
    .set RESULT, 20 * 4

    .section .reset, "ax"
    .global _reset
_reset:
    j       1f
    .align  4
2:  .word   start
1:  l32r    a2, 2b
    jx      a2

    .section .vectors, "ax"
vectors:
    .org    0x10                    /* debug: the instructions have been executed */
    wsr.excsave2 a0
    movi    a0, -1
    wsr.excsave3 a0
    j       done
    .org    0x30                    /* an exception */
    j       raised
    .org    0x50
    j       raised
    .org    0x70                    /* there is no second exception in a sample: it ends the run */
    j       failed
    .org    0x80
raised:
    wsr.excsave2 a0
    rsr.epc1 a0
    wsr.epc2 a0
    rsr.exccause a0
    wsr.excsave3 a0
    movi    a0, 0x22
    wsr.ps  a0
    rsync
    j       done

    .section .data, "aw"
    .align  4
head:   .space HEAD
body:   .space 0x8000
result: .space RESULT
values: .space 0x4000

    .section .text, "ax"
    .align  4
.Lhead:     .word head
.Lbody:     .word body
.Lresult:   .word result
.Lvectors:  .word vectors
.Lfunny:    .word 0x00c0ffee

    .align  4
start:
    l32r    a2, .Lvectors
    wsr.vecbase a2
    movi    a2, 0x22
    wsr.ps  a2
    movi    a2, 1
    wsr.icountlevel a2
    rsync

next_sample:
    l32r    a4, .Lhead
    movi    a5, HEAD
    call0   read
    beqz    a2, finish
    bne     a2, a5, failed
    l32r    a7, .Lhead
    l32i    a8, a7, 76
    l32i    a9, a7, 80
    l32r    a4, .Lbody
    addx2   a5, a8, a9
    slli    a5, a5, 2
    beqz    a5, 2f
    call0   read
    bne     a2, a5, failed
    beqz    a8, 2f
    /* Words that are there already are not stored: code that stays the same need not be translated anew. */
1:  l32i    a5, a4, 0
    l32i    a6, a4, 4
    l32i    a3, a5, 0
    beq     a3, a6, 3f
    s32i    a6, a5, 0
3:  addi    a4, a4, 8
    addi    a8, a8, -1
    bnez    a8, 1b
2:  l32i    a2, a7, 68
    wsr.epc2 a2
    movi    a2, 0x20
    wsr.eps2 a2
    l32i    a2, a7, 64
    wsr.sar a2
    l32r    a2, .Lfunny
    wsr.excvaddr a2
    l32i    a2, a7, 72
    wsr.icount a2
    isync
    mov     a1, a7
    l32i    a0, a1, 0
    .irp    n, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15
    l32i    a\n, a1, 4 * \n
    .endr
    l32i    a1, a1, 4
    rfi     2

done:                               /* a0 is in EXCSAVE2, the cause in EXCSAVE3 */
    l32r    a0, .Lresult
    .irp    n, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15
    s32i    a\n, a0, 4 * \n
    .endr
    rsr.excsave2 a1
    s32i    a1, a0, 0
    rsr.sar a1
    s32i    a1, a0, 64
    rsr.epc2 a1
    s32i    a1, a0, 68
    rsr.excsave3 a1
    s32i    a1, a0, 72
    rsr.excvaddr a1
    s32i    a1, a0, 76
    l32r    a7, .Lhead
    l32i    a8, a7, 76
    l32i    a9, a7, 80
    l32r    a4, .Lbody
    slli    a8, a8, 3
    add     a4, a4, a8
    addi    a6, a0, RESULT
    beqz    a9, 2f
1:  l32i    a5, a4, 0
    l32i    a5, a5, 0
    s32i    a5, a6, 0
    addi    a4, a4, 4
    addi    a6, a6, 4
    addi    a9, a9, -1
    bnez    a9, 1b
2:  l32r    a4, .Lresult
    sub     a5, a6, a4
    movi    a2, SIM_WRITE
    movi    a3, 1
    simcall
    bne     a2, a5, failed
    j       next_sample

read:                               /* a4 = where, a5 = bytes; a2 = how many there were */
    movi    a2, SIM_READ
    movi    a3, 0
    simcall
    ret

finish:
    movi    a3, 0
    j       1f
failed:
    movi    a3, 1
1:  movi    a2, SIM_EXIT
    simcall
