/* The LX106's vector table, and the way from an exception to Rust and back.

   Offsets of the vectors: QEMU's target/xtensa/core-lx106/core-isa.h (XCHAL_*_VECOFS); the mask ROM's own
   table at 0x40000000 has the same. Exceptions and interrupts are chapter 4.4 of the Xtensa ISA manual.

   User and kernel exceptions go to _lx_exception (lse.S), which emulates sub-word loads, sends interrupts to
   _lx_interrupt and the rest to _lx_frame. No frame is made for an emulated load or an interrupt.

   From _lx_frame on: a frame of 96 bytes on the interrupted code's stack (struct Context, xtensa-lx-rt/src/
   exception.rs), 72 instructions without the handler's own. All registers and SAR are saved and, after
   the handler's return, loaded from the frame. The literals are words in front of the code, of the same section,
   for IRAM is not within call0's reach of flash, and so that no flag of the assembler matters. */

    .set F_PC, 0
    .set F_PS, 4
    .set F_A0, 8
    .set F_A1, 12
    .set F_A2, 16                   /* ... a15 at F_A2 + 4 * 13 = 68 */
    .set F_SAR, 72
    .set F_CAUSE, 76
    .set F_VADDR, 80
    .set F_SIZE, 96                 /* 84, rounded up to the ABI's multiple of 16 */

    .set CAUSE_DEBUG, 64            /* above EXCCAUSE's 6 bits */
    .set CAUSE_NMI, 65
    .set PS_HANDLER, 0x21           /* UM = 1, EXCM = 0, INTLEVEL = 1: see _lx_frame */
    .set PS_RETURN, 0x31            /* the same with EXCM = 1 */
    .set PS_PROGRAM, 0x20           /* UM = 1, EXCM = 0, INTLEVEL = 0 */

    .section .vectors, "ax"
    .align  256
    .global _init_start
_init_start:
    .org    0x10                    /* debug: level 2 */
    wsr.excsave2 a0
    j       _lx_debug
    .org    0x20                    /* NMI: level 3 */
    wsr.excsave3 a0
    j       _lx_nmi
    .org    0x30                    /* kernel exception: PS.UM = 0, as before __lx_rt_prepare */
    wsr.excsave1 a0
    j       _lx_exception
    .org    0x50                    /* user exception: PS.UM = 1, the usual case */
    wsr.excsave1 a0
    j       _lx_exception
    .org    0x70                    /* double exception: one while PS.EXCM = 1 */
    j       _lx_double
    .org    0x80
    .global _init_end
_init_end:

    .section .iram.vectors, "ax"
    .align  4
.Lexception:    .word __exception
.Ldouble_fault: .word __double_fault
.Lstack_top:    .word _stack_top

/* Debug exceptions and the NMI have registers of their own for what EPC1, PS and EXCSAVE1 are else. They
   are not expected: the debugger takes the former, if there is one, and nothing enables the latter. The
   handler may return from them, but not where they came in the middle of another exception
   (EXCM = 1 in the frame's PS), since the return goes through EPC1 and clears EXCM. */
    .align  4
_lx_debug:
    addi    a1, a1, -F_SIZE
    s32i    a2, a1, F_A2
    rsr.excsave2 a2
    s32i    a2, a1, F_A0
    rsr.epc2 a2
    s32i    a2, a1, F_PC
    rsr.eps2 a2
    s32i    a2, a1, F_PS
    movi    a2, CAUSE_DEBUG
    j       .Lcomplete

    .align  4
_lx_nmi:
    addi    a1, a1, -F_SIZE
    s32i    a2, a1, F_A2
    rsr.excsave3 a2
    s32i    a2, a1, F_A0
    rsr.epc3 a2
    s32i    a2, a1, F_PC
    rsr.eps3 a2
    s32i    a2, a1, F_PS
    movi    a2, CAUSE_NMI
    j       .Lcomplete

/* Exceptions that are not emulated. In: the interrupted code's registers, but
   a0 in EXCSAVE1. */
    .align  4
    .global _lx_frame
_lx_frame:
    addi    a1, a1, -F_SIZE
    s32i    a2, a1, F_A2
    rsr.excsave1 a2
    s32i    a2, a1, F_A0
    rsr.epc1 a2
    s32i    a2, a1, F_PC
    rsr.ps  a2
    s32i    a2, a1, F_PS
    rsr.exccause a2
.Lcomplete:                         /* a2 = cause; PC, PS, a0, a2 are in the frame */
    s32i    a2, a1, F_CAUSE
    addi    a0, a1, F_SIZE
    s32i    a0, a1, F_A1
    .irp    n, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15
    s32i    a\n, a1, F_A2 + 4 * (\n - 2)
    .endr
    rsr.sar a0
    s32i    a0, a1, F_SAR
    rsr.excvaddr a0
    s32i    a0, a1, F_VADDR

    /* The frame is complete, so leave exception mode: Rust reads strings in flash, and those loads are
       to be emulated and not to raise double exceptions. Interrupts stay masked by the level. */
    movi    a0, PS_HANDLER
    wsr.ps  a0
    rsync

    /* The frame lies at the stack pointer, so that handlers that take it by value (the attributes
       #[interrupt] and #[exception] make such) find it where the ABI passes a large argument. */
    mov     a3, a1
    l32r    a0, .Lexception
    callx0  a0

.Lrestore:
    movi    a0, PS_RETURN           /* exception mode again: EPC1 is about to matter */
    wsr.ps  a0
    rsync
    l32i    a0, a1, F_SAR
    wsr.sar a0
    .irp    n, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15
    l32i    a\n, a1, F_A2 + 4 * (\n - 2)
    .endr
    l32i    a0, a1, F_PC
    wsr.epc1 a0
    l32i    a0, a1, F_PS
    movi    a2, 0x10                /* rfe clears EXCM; until then it has to be set, whatever */
    or      a0, a0, a2              /* the frame says (a debug exception's has it clear) */
    wsr.ps  a0
    l32i    a2, a1, F_A2
    l32i    a0, a1, F_A0
    l32i    a1, a1, F_A1
    rsync
    rfe

/* A double exception: one that came in exception mode, so in this file or in lse.S, as for want of stack.
   Nothing can go on after it: __double_fault gets what is known, with the stack from its top, since the
   stack pointer may be what is wrong. */
    .align  4
_lx_double:
    l32r    a1, .Lstack_top
    rsr.exccause a2
    rsr.excvaddr a3
    rsr.depc a4                     /* where the second exception came from */
    rsr.epc1 a5                     /* where the first one did */
    movi    a0, PS_HANDLER
    wsr.ps  a0
    rsync
    l32r    a0, .Ldouble_fault
    callx0  a0
1:  j       1b

/* Without a handler of interrupts, one is an exception like others: to return from it as if nothing were
   would raise it for ever. In: the interrupted code's registers, but a0 in EXCSAVE1. */
    .section .iram.lx_no_interrupt, "ax"
    .weak   _lx_interrupt
    .type   _lx_interrupt, @function
    .align  4
_lx_interrupt:
    j       _lx_frame

/* fn __lx_rt_prepare(vecbase: *const u32): no interrupt enabled, no cycle comparison pending, this
   vector table, and PS as a program has it. */
    .section .iram.lx_prepare, "ax"
    .global __lx_rt_prepare
    .type   __lx_rt_prepare, @function
    .align  4
__lx_rt_prepare:
    movi    a3, 0
    wsr.intenable a3
    wsr.ccompare0 a3
    wsr.vecbase a2
    movi    a3, PS_PROGRAM
    wsr.ps  a3
    isync
    ret

    .section .note.GNU-stack, "", @progbits
