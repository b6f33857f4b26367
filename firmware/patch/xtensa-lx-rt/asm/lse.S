/* Sub-word loads from memory that serves whole words only.

   The ESP8266's flash window and IRAM serve aligned 32-bit loads; l8ui, l16ui and l16si there raise
   LoadStoreError (EXCCAUSE 3) with the address in EXCVADDR. This handler reads the instruction and the
   word around the address, puts the wanted part into the destination register, and goes on behind the instruction.

   registers   all kept, SAR too, but the destination. a2 to a5 wait in 16 bytes of DRAM, .bss.lx_lse; there can be
               one such load at a time, since it is done in exception mode from beginning to end
   stack       0 bytes: it works with any a1, and with a1 as the destination
   time        l8ui 48 instructions, l16ui 51, l16si 54, the vector's included; 3 more if the memory is IRAM
   IRAM        328 bytes, .iram.lse

   An interrupt goes to _lx_interrupt, which a program may define.

   Everything else goes to _lx_frame (vectors.S), all registers as they were, and so to __exception: other causes; stores, and
   loads of words, since neither can be what raised cause 3 for a reason that we could mend; addresses
   outside of flash window and IRAM; an odd address of a half word.

   Instruction formats, from the Xtensa ISA manual, chapter 6, RRI8: op0 = bits 0-3, t = 4-7, s = 8-11, r = 12-15.
   op0 = 2 are loads and stores: r = 0 l8ui, 1 l16ui, 9 l16si. All three have 3 bytes; none has a narrow form.
   lx106 has no zero-overhead loops, so that the next instruction is always the one behind. */

    .set IRAM_PAGE, 0x4010          /* 0x40100000..0x40110000: 32 KiB, 48 with half the cache, 64 without */
    .set FLASH_MIB, 0x402           /* 0x40200000..0x40300000: the mapped first MiB of flash */

    .section .bss.lx_lse, "aw", @nobits
    .align  4
.Lsaved_a2_a5:
    .space  16

    .section .iram.lse, "ax"
    .align  4
.Lsaved:    .word .Lsaved_a2_a5
.Ltable_at: .word .Ltable

/* In: the interrupted code's registers, but a0 in EXCSAVE1. */
    .align  4
    .global _lx_exception
_lx_exception:
    rsr.exccause a0
    beqi    a0, 3, .Lload_store_error
    beqi    a0, 4, .Linterrupt
    j       _lx_frame
.Linterrupt:
    j       _lx_interrupt

    .align  4
.Lload_store_error:
    l32r    a0, .Lsaved
    s32i    a2, a0, 0
    s32i    a3, a0, 4
    s32i    a4, a0, 8
    s32i    a5, a0, 12
    rsr.sar a5

    /* The word in which the instruction begins and the one behind, which exists: the instruction does not
       end the memory, for another one of at least two bytes follows it. */
    rsr.epc1 a2
    movi    a0, -4
    ssa8l   a2                      /* SAR = 8 * (a2 & 3) */
    and     a4, a2, a0
    l32i    a3, a4, 0
    l32i    a4, a4, 4
    src     a3, a4, a3              /* a3 = the instruction, and one byte more */

    rsr.excvaddr a2
    and     a4, a2, a0              /* a4 = address of the word */
    ssa8l   a2
    extui   a0, a2, 20, 12
    addmi   a0, a0, -0x400
    bnei    a0, FLASH_MIB - 0x400, .Lnot_flash
.Lreadable:
    extui   a0, a3, 0, 4
    bnei    a0, 2, .Lrefuse
    extui   a0, a3, 12, 4
    bnez    a0, .Lhalf
    l32i    a2, a4, 0
    srl     a2, a2
    extui   a2, a2, 0, 8

.Lput:                              /* a2 = value, a3 = instruction, a5 = SAR of before */
    rsr.epc1 a4
    addi    a4, a4, 3
    wsr.epc1 a4
    wsr.sar a5
    l32r    a4, .Ltable_at
    extui   a3, a3, 4, 4            /* the destination */
    addx8   a4, a3, a4
    l32r    a0, .Lsaved
    jx      a4

.Lnot_flash:
    extui   a0, a2, 16, 16
    addmi   a0, a0, -0x4000
    beqi    a0, IRAM_PAGE - 0x4000, .Lreadable

.Lrefuse:
    wsr.sar a5
    l32r    a0, .Lsaved
    l32i    a2, a0, 0
    l32i    a3, a0, 4
    l32i    a4, a0, 8
    l32i    a5, a0, 12
    j       _lx_frame

.Lhalf:
    bbsi    a2, 0, .Lrefuse
    beqi    a0, 1, .Lhalf_unsigned
    addi    a0, a0, -9
    bnez    a0, .Lrefuse
    l32i    a2, a4, 0
    srl     a2, a2
    slli    a2, a2, 16
    srai    a2, a2, 16
    j       .Lput
.Lhalf_unsigned:
    l32i    a2, a4, 0
    srl     a2, a2
    extui   a2, a2, 0, 16
    j       .Lput

/* The destination, an entry of 8 bytes for each register. no-transform: the assembler must not choose
   narrow forms here. a0 = saved registers. */
    .macro  ENTRY insn:vararg
    .align  8
    \insn
    j       .Lrestore
    .endm

    .begin  no-transform
    .align  8
.Ltable:
    ENTRY   wsr.excsave1 a2         /* a0: where it is loaded from below */
    ENTRY   mov   a1, a2
    ENTRY   s32i  a2, a0, 0
    ENTRY   s32i  a2, a0, 4
    ENTRY   s32i  a2, a0, 8
    ENTRY   s32i  a2, a0, 12
    .irp    n, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15
    ENTRY   mov   a\n, a2
    .endr
    .end    no-transform

.Lrestore:
    l32i    a2, a0, 0
    l32i    a3, a0, 4
    l32i    a4, a0, 8
    l32i    a5, a0, 12
    rsync                           /* EXCSAVE1 and EPC1 are written before they are read */
    rsr.excsave1 a0
    rfe

    .section .note.GNU-stack, "", @progbits
