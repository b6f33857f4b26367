/* Interrupts of level 1, and waiting for them. All of it lies in IRAM, and touches only DRAM and the peripherals'
   registers, so it runs while the flash is erased and the cache is off.

   A handler stays in exception mode (PS.EXCM = 1) from the vector to rfe, so nothing interrupts it, and an exception in it
   would be a double one: it makes word loads only, and byte stores to DRAM. It takes no stack. The interrupted code's
   registers wait in `irq_state`; SAR is not used.

   Lines and their sources: ESP8266_RTOS_SDK ets_sys.h, esp-open-rtos interrupts.h. Registers of the pins: ESP8266 Technical
   Reference, chapter 1; of the timers: esp-open-rtos timer_regs.h.
     9   FRC1 has come to its end: pulses               edge, cleared by INTCLEAR
     4   a pin had an edge                              level, until the pin's bit of STATUS is cleared
     10  FRC2 has come to its alarm                     edge
     5   a UART    6  CCOMPARE0                         they only end a wait: the handler disables them */

    .set GPIO_OUT_SET,      0x04
    .set GPIO_OUT_CLEAR,    0x08
    .set GPIO_IN,           0x18
    .set GPIO_STATUS,       0x1c
    .set GPIO_STATUS_CLEAR, 0x24
    .set FRC1_LOAD,         0x00
    .set FRC2_COUNT,        0x24

    /* struct State of src/esp8266/interrupts.rs */
    .set ALARM,     24
    .set PULSE_AT,  28
    .set PULSE,     32
    .set NEXT,      36
    .set EDGES,     40                  /* struct EdgeQueue of vm/src/board/irq.rs: 256 entries */
    .set END,       EDGES + 256
    .set FIRST,     EDGES + 260
    .set LOST,      EDGES + 264

    .set NEAR,      16                  /* counts until the next step that are waited for here: 3 microseconds */
    .set LEAD,      8                   /* the timer fires that many counts before a step */
    .set LATE,      13                  /* 2^13 counts, 1.6 ms, after which pulses begin anew instead of catching up */

    .section .iram.interrupts, "ax"
    .align  4
.Lstate:    .word irq_state
.Lgpio:     .word 0x60000300
.Ltimers:   .word 0x60000600

/* In: the interrupted code's registers, but a0 in EXCSAVE1 (patch/xtensa-lx-rt/asm/lse.S). */
    .align  4
    .global _lx_interrupt
    .type   _lx_interrupt, @function
_lx_interrupt:
    l32r    a0, .Lstate
    s32i    a2, a0, 0
    s32i    a3, a0, 4
    s32i    a4, a0, 8
    s32i    a5, a0, 12
    s32i    a6, a0, 16
    s32i    a7, a0, 20
.Lnext:
    rsync
    rsr.interrupt a2
    rsr.intenable a3
    and     a2, a2, a3
    bbsi    a2, 9, .Lpulse
    bbsi    a2, 4, .Lpins
    bbsi    a2, 10, .Lalarm
    beqz    a2, .Lback
    movi    a4, -1                      /* 5 or 6 */
    xor     a2, a2, a4
    and     a3, a3, a2
    wsr.intenable a3
.Lback:
    l32i    a2, a0, 0
    l32i    a3, a0, 4
    l32i    a4, a0, 8
    l32i    a5, a0, 12
    l32i    a6, a0, 16
    l32i    a7, a0, 20
    rsync
    rsr.excsave1 a0
    rfe

.Lalarm:
    movi    a3, 0x400
    wsr.intclear a3
    s32i    a3, a0, ALARM
    j       .Lnext

/* Each pin with an edge gives an entry: 0x80, the level right after, the pin's number. */
.Lpins:
    l32r    a4, .Lgpio
    memw
    l32i    a5, a4, GPIO_STATUS
    extui   a5, a5, 0, 16
    memw
    s32i    a5, a4, GPIO_STATUS_CLEAR
    memw
    l32i    a6, a4, GPIO_IN
    movi    a7, 0x80
1:  bbci    a5, 0, 2f
    l32i    a2, a0, END
    addi    a3, a2, 1
    extui   a3, a3, 0, 8
    l32i    a4, a0, FIRST
    beq     a3, a4, .Lfull
    add     a4, a0, a2
    extui   a2, a6, 0, 1
    slli    a2, a2, 4
    or      a2, a2, a7
    s8i     a2, a4, EDGES
    s32i    a3, a0, END
2:  srli    a5, a5, 1
    srli    a6, a6, 1
    addi    a7, a7, 1
    bnez    a5, 1b
    j       .Lnext
.Lfull:
    l32i    a2, a0, LOST
    addi    a2, a2, 1
    s32i    a2, a0, LOST
    j       2b

/* FRC1 only wakes the handler in time. A step comes when FRC2's count says so, so that pulses neither drift nor depend on
   how late the handler is. The words of a step: counts until the next one, pins. After the last step, whose next word is 0,
   NEXT says where the next period's steps are. */
.Lpulse:
    movi    a3, 0x200
    wsr.intclear a3
    l32r    a4, .Ltimers
    l32i    a3, a0, PULSE
    l32i    a5, a0, PULSE_AT
1:  memw
    l32i    a6, a4, FRC2_COUNT
    sub     a6, a5, a6
    bgei    a6, NEAR, 4f
    bgei    a6, 1, 1b
    srai    a6, a6, LATE
    bgei    a6, -1, 2f
    l32i    a5, a4, FRC2_COUNT
2:  l32i    a7, a3, 4
    l32r    a6, .Lgpio
    extui   a2, a7, 0, 16
    memw
    s32i    a2, a6, GPIO_OUT_CLEAR
    extui   a2, a7, 16, 16
    memw
    s32i    a2, a6, GPIO_OUT_SET
    l32i    a7, a3, 0
    add     a5, a5, a7
    s32i    a5, a0, PULSE_AT
    addi    a3, a3, 8
    l32i    a7, a3, 0
    bnez    a7, 3f
    l32i    a3, a0, NEXT
3:  s32i    a3, a0, PULSE
    j       1b
4:  addi    a6, a6, -LEAD
    memw
    s32i    a6, a4, FRC1_LOAD
    j       .Lnext

/* fn wait_for_interrupt(lines: u32): sleeps until one of these interrupts, or one of those that are enabled anyway, is
   pending. With bit 31 it does not sleep if an event waits already. The level keeps an interrupt from coming between the
   look at that and the instruction that waits. */
    .align  4
    .global wait_for_interrupt
    .type   wait_for_interrupt, @function
wait_for_interrupt:
    rsil    a6, 1
    bgez    a2, 1f
    l32r    a4, .Lstate
    l32i    a5, a4, ALARM
    bnez    a5, 2f
    l32i    a5, a4, END
    l32i    a4, a4, FIRST
    bne     a4, a5, 2f
1:  rsr.intenable a4
    or      a2, a2, a4
    wsr.intenable a2
    rsync
    waiti   0
    rsil    a3, 1
    rsr.intenable a2
    movi    a4, ~0x60
    and     a2, a2, a4
    wsr.intenable a2
    rsync
2:  wsr.ps  a6
    rsync
    ret

/* fn enable_lines(on: u32, off: u32): enables some interrupts and disables others. Nothing of it waits for the flash, or
   pulses would. */
    .align  4
    .global enable_lines
    .type   enable_lines, @function
enable_lines:
    rsil    a6, 1
    rsr.intenable a4
    movi    a5, -1
    xor     a3, a3, a5
    and     a4, a4, a3
    or      a4, a4, a2
    wsr.intenable a4
    wsr.ps  a6
    rsync
    ret
    .section .note.GNU-stack, "", @progbits
