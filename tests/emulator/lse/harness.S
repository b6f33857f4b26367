/* Runs the cases that lse.py generates: all sixteen registers and SAR are set, the case's instruction is executed, and all
   of them are written as a record. The emulated chip stops at `write`, where a4 is the address of a record and a5 its
   length in bytes, and at `finish`. The mask ROM calls `_reset`, with the flash cache off.

   Descriptor of a case, in words:
     0 where to jump: the instruction, with a jump to `after` behind it
     1 the register that gets a value of its own, times 4   2 that value   (the base of the access)
     3 a1, or 0 for the pattern's                              4 SAR
     5 added to the pattern of each register                6 what __exception adds to the PC

   Records, in words; the first one is the kind:
     1 result      a0..a15, SAR
     2 exception   cause, the 21 words of the frame, a byte that the handler loaded from flash
     3 double      cause, vaddr, depc, epc */

    .set FRAME_WORDS, 21
    .set Cache_Read_Enable, 0x40004678
    .set D_SIZE, 28

    .section .reset, "ax"
    .align  4
3:  .word   Cache_Read_Enable
2:  .word   start
    .global _reset
_reset:
    movi    a2, 0                   /* the first MiB of flash, and a cache of 32 KiB, as in the firmware */
    movi    a3, 0
    movi    a4, 1
    l32r    a0, 3b
    callx0  a0
    l32r    a2, 2b
    jx      a2

    .section .data, "aw"
    .align  4
next:       .word cases             /* the descriptor of the next case */
inputs:     .space 64
record:     .space 4 * 32
skip:       .word 0

    .section .text, "ax"
    .align  4
.Lnext:     .word next
.Lend:      .word cases_end
.Linputs:   .word inputs
.Lrecord:   .word record
.Lskip:     .word skip
.Lpattern:  .word pattern
.Lstack:    .word harness_stack
.Lprepare:  .word __lx_rt_prepare
.Lvectors:  .word _init_start
.Lnested:   .word nested
.Ljunk:     .word 0xdeadbeef

    .align  4
start:
    l32r    a1, .Lstack
    l32r    a2, .Lvectors
    l32r    a0, .Lprepare
    callx0  a0
    movi    a2, 0x80                /* interrupt 7: software */
    wsr.intenable a2
    rsync

next_case:
    l32r    a2, .Lnext
    l32i    a3, a2, 0
    l32r    a4, .Lend
    beq     a3, a4, finish
    addi    a4, a3, D_SIZE
    s32i    a4, a2, 0
    l32r    a5, .Lpattern
    l32r    a6, .Linputs
    l32i    a8, a3, 20
    movi    a7, 16
1:  l32i    a9, a5, 0
    add     a9, a9, a8
    s32i    a9, a6, 0
    addi    a5, a5, 4
    addi    a6, a6, 4
    addi    a7, a7, -1
    bnez    a7, 1b
    l32r    a6, .Linputs
    l32i    a9, a3, 12
    beqz    a9, 2f
    s32i    a9, a6, 4
2:  l32i    a9, a3, 4
    add     a9, a9, a6
    l32i    a8, a3, 8
    s32i    a8, a9, 0
    l32i    a9, a3, 24
    l32r    a8, .Lskip
    s32i    a9, a8, 0
    l32i    a9, a3, 16
    wsr.sar a9
    movi    a9, 0x30                /* UM = 1, EXCM = 1: for rfe, the one jump that needs no register */
    wsr.ps  a9
    rsync
    l32i    a9, a3, 0
    wsr.epc1 a9
    rsync
    mov     a1, a6
    l32i    a0, a1, 0
    .irp    n, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15
    l32i    a\n, a1, 4 * \n
    .endr
    l32i    a1, a1, 4
    rfe

    .global after                   /* a0 is in EXCSAVE2 */
    .align  4
after:
    l32r    a0, .Lrecord
    .irp    n, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15
    s32i    a\n, a0, 4 + 4 * \n
    .endr
    rsr.excsave2 a1
    s32i    a1, a0, 4
    rsr.sar a1
    s32i    a1, a0, 68
    movi    a1, 1
    s32i    a1, a0, 0
    l32r    a1, .Lstack
    mov     a4, a0
    movi    a5, 72
    call0   write
    j       next_case

    .global finish
finish:
    j       finish

    .align  4
    .global write
write:                              /* a4 = where, a5 = bytes */
    ret

/* Writes the frame, changes a9 in it, steps over the instruction, and destroys what it may. */
    .global __exception
    .align  4
__exception:
    addi    a1, a1, -16
    s32i    a0, a1, 0
    s32i    a3, a1, 4
    l32r    a4, .Lrecord
    movi    a5, 2
    s32i    a5, a4, 0
    s32i    a2, a4, 4
    bnei    a2, 4, 1f               /* an interrupt: it is done */
    movi    a6, 0x80
    wsr.intclear a6
    rsync
1:  movi    a6, FRAME_WORDS
    mov     a7, a4
2:  l32i    a8, a3, 0
    s32i    a8, a7, 8
    addi    a3, a3, 4
    addi    a7, a7, 4
    addi    a6, a6, -1
    bnez    a6, 2b
    l32r    a8, .Lnested            /* emulated in the middle of another exception */
    l8ui    a8, a8, 0
    s32i    a8, a7, 8
    movi    a5, 4 * (2 + FRAME_WORDS + 1)
    call0   write
    l32i    a3, a1, 4
    l32i    a5, a3, 0
    l32r    a6, .Lskip
    l32i    a6, a6, 0
    add     a5, a5, a6
    s32i    a5, a3, 0
    l32i    a5, a3, 8 + 4 * 9
    addi    a5, a5, 100
    s32i    a5, a3, 8 + 4 * 9
    l32i    a0, a1, 0
    addi    a1, a1, 16
    .irp    n, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15
    l32r    a\n, .Ljunk
    .endr
    wsr.sar a2
    ret

    .global __double_fault
    .align  4
__double_fault:
    l32r    a6, .Lrecord
    movi    a7, 3
    s32i    a7, a6, 0
    s32i    a2, a6, 4
    s32i    a3, a6, 8
    s32i    a4, a6, 12
    s32i    a5, a6, 16
    mov     a4, a6
    movi    a5, 20
    call0   write
    j       finish
