/* Entry on the chip. The mask ROM has loaded IRAM and DRAM from flash and calls this with the flash cache
   off, its own vectors and stack, interrupts as they were, and the processor at twice the crystal (52 MHz).
   This code lies in IRAM and calls only the mask ROM: flash is not mapped before Cache_Read_Enable.

   The addresses of ROM functions are from eagle.rom.addr.v6.ld of Espressif's SDK. The registers are from the
   ESP8266 Technical Reference, version 1.7; those of the PLL are what that SDK writes for a crystal of 26 MHz.
   NOT YET RUN ON SILICON: docs/firmware.md lists what a board has to confirm. */

    .set rom_i2c_readReg,   0x40007268
    .set rom_i2c_writeReg,  0x400072d8
    .set Cache_Read_Enable, 0x40004678

    .set WDT_CTL,           0x60000900  /* bit 0: enable */
    .set WDT_FEED,          0x60000914
    .set SPI0_USER,         0x6000021c  /* bit 5: CS_SETUP, for flash reads at full clock */

    .section .iram.start, "ax"
    .align  4
.Lstack:        .word _stack_top
.Lvectors:      .word _init_start
.Lreset:        .word Reset
.Lread:         .word rom_i2c_readReg
.Lwrite:        .word rom_i2c_writeReg
.Lcache:        .word Cache_Read_Enable
.Lwdt:          .word WDT_CTL
.Lspi0_user:    .word SPI0_USER
    .global _start
_start:
    movi    a2, 0
    wsr.intenable a2
    movi    a2, 0x20                    /* UM = 1, EXCM = 0, INTLEVEL = 0 */
    wsr.ps  a2
    l32r    a2, .Lvectors
    wsr.vecbase a2
    rsync
    l32r    a1, .Lstack

    l32r    a2, .Lwdt                   /* on after a soft reset */
    l32i    a3, a2, 0
    srli    a3, a3, 1
    slli    a3, a3, 1
    memw
    s32i    a3, a2, 0
    movi    a3, 0x73
    memw
    s32i    a3, a2, WDT_FEED - WDT_CTL
    memw

    movi    a2, 103                     /* the PLL's block, host 4, register 1: 0x88 once it is set */
    movi    a3, 4
    movi    a4, 1
    l32r    a12, .Lread
    callx0  a12
    movi    a3, 0x88
    beq     a2, a3, 1f
    movi    a2, 103
    movi    a3, 4
    movi    a4, 1
    movi    a5, 0x88
    l32r    a12, .Lwrite
    callx0  a12
    movi    a2, 103
    movi    a3, 4
    movi    a4, 2
    movi    a5, 0x91
    callx0  a12
1:
    l32r    a2, .Lspi0_user
    l32i    a3, a2, 0
    movi    a4, 0x20
    or      a3, a3, a4
    memw
    s32i    a3, a2, 0
    memw
    movi    a2, 0                       /* the first MiB of flash, at 0x40200000 */
    movi    a3, 0
    movi    a4, 1                       /* a cache of 32 KiB, which leaves 32 KiB of IRAM */
    l32r    a12, .Lcache
    callx0  a12
    isync
    l32r    a2, .Lreset
    jx      a2
    .section .note.GNU-stack, "", @progbits
