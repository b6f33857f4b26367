/* Entry on the chip. The mask ROM has loaded IRAM and DRAM from flash and calls this with the flash cache
   off, its own vectors and stack, interrupts as they were, and the processor at twice the crystal (52 MHz).
   This code lies in IRAM and calls only the mask ROM: flash is not mapped before Cache_Read_Enable.

   The addresses of ROM functions are from eagle.rom.addr.v6.ld of Espressif's SDK. The registers are from the
   ESP8266 Technical Reference, version 1.7, where no other source stands beside them; those of the PLL are what
   that SDK writes for a crystal of 26 MHz.
   NOT YET RUN ON SILICON: docs/dev/firmware.md lists what a board has to confirm. */

    .set rom_i2c_readReg,   0x40007268
    .set rom_i2c_writeReg,  0x400072d8
    .set Cache_Read_Enable, 0x40004678

    .set WDT_CTL,           0x60000900  /* bit 0: enable */
    .set WDT_FEED,          0x60000914
    .set UART0,             0x60000000
    .set UART_STATUS,       0x1c        /* bits 23:16: bytes in the transmit FIFO */
    .set SPI0_CTRL,         0x60000208  /* bits 12:0: the clock's divider (esp-open-rtos, set_spi0_divisor) */
    .set SPI0_USER,         0x6000021c  /* bit 5: CS_SETUP, for flash reads at full clock */
    .set IO_MUX,            0x60000800  /* bit 8 of its first word: SPI0 at 80 MHz, undivided (same source) */
    .set MUX_U0RXD,         0x14        /* GPIO 3; bit 7: pull-up */
    .set MUX_GPIO2,         0x38        /* GPIO 2; bits 8, 5 and 4: function */

    /* Register writes before the flash cache is turned on (ESP8266_NONOS_SDK, phy_get_bb_evm of libphy.a;
       esp8266/Arduino, pull request 8658): without them, boards with some makes of flash crash. */
    .set FIX_CLOCK,         0x60000d48  /* bit 0: set, then cleared */
    .set FIX_CACHE,         0x60009d74
    .set FIX_CACHE_READ,    0x60009800
    .set CHIP_VERSION,      0x3ff00058  /* bits 15:12 say which of two values FIX_CACHE takes */

    /* The longest time of a character that the mask ROM has sent: 10 bits at 74,880 baud are 134 us, 10,700
       cycles at 80 MHz. */
    .set FRAME_CYCLES,      12000

    .section .iram.start, "ax"
    .align  4
.Lstack:        .word _stack_top
.Lvectors:      .word _init_start
.Lreset:        .word Reset
.Lread:         .word rom_i2c_readReg
.Lwrite:        .word rom_i2c_writeReg
.Lcache:        .word Cache_Read_Enable
.Lwdt:          .word WDT_CTL
.Luart0:        .word UART0
.Lframe:        .word FRAME_CYCLES
.Lio_mux:       .word IO_MUX
.Lspi0_ctrl:    .word SPI0_CTRL
.Ldivider:      .word 0x1fff
.Lfix_clock:    .word FIX_CLOCK
.Lfix_cache:    .word FIX_CACHE
.Lfix_read:     .word FIX_CACHE_READ
.Lversion:      .word CHIP_VERSION
.Lfix_value:    .word 0xeab4d027
.Lfix_value_10: .word 0xe690a568
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

    l32r    a2, .Lio_mux
    l32i    a3, a2, MUX_GPIO2           /* the ROM sends its text over GPIO 2 too: make it a plain input */
    movi    a4, ~0x130
    and     a3, a3, a4
    memw
    s32i    a3, a2, MUX_GPIO2
    l32i    a3, a2, MUX_U0RXD           /* without a pull-up, an open RX types characters */
    movi    a4, 0x80
    or      a3, a3, a4
    memw
    s32i    a3, a2, MUX_U0RXD
    memw

    l32r    a2, .Luart0                 /* the ROM's text leaves before the UART's clock changes */
1:  memw
    l32i    a3, a2, UART_STATUS
    extui   a3, a3, 16, 8
    bnez    a3, 1b
    rsr.ccount a3                       /* and its last character, which has left the FIFO */
    l32r    a4, .Lframe
1:  rsr.ccount a2
    sub     a2, a2, a3
    bltu    a2, a4, 1b

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
    l32r    a2, .Lio_mux                /* flash at 40 MHz; the mask ROM leaves it at 20 */
    l32i    a3, a2, 0
    movi    a4, ~0x100
    and     a3, a3, a4
    memw
    s32i    a3, a2, 0
    l32r    a2, .Lspi0_ctrl
    l32i    a3, a2, 0
    l32r    a4, .Ldivider
    or      a3, a3, a4
    xor     a3, a3, a4
    movi    a4, 0x101                   /* 80 MHz / 2, high for one half of it */
    or      a3, a3, a4
    memw
    s32i    a3, a2, 0
    l32i    a3, a2, SPI0_USER - SPI0_CTRL
    movi    a4, 0x20
    or      a3, a3, a4
    memw
    s32i    a3, a2, SPI0_USER - SPI0_CTRL
    memw

    l32r    a2, .Lfix_clock
    l32i    a3, a2, 0
    movi    a4, 1
    or      a3, a3, a4
    memw
    s32i    a3, a2, 0
    xor     a3, a3, a4
    memw
    s32i    a3, a2, 0
    l32r    a5, .Lfix_value
    l32r    a2, .Lversion
    memw
    l32i    a3, a2, 0
    extui   a3, a3, 12, 4
    movi    a4, 10
    and     a3, a3, a4
    bne     a3, a4, 1f
    l32r    a5, .Lfix_value_10
1:  l32r    a2, .Lfix_cache
    memw
    s32i    a5, a2, 0
    memw
    l32r    a2, .Lfix_read
    l32i    a2, a2, 0

    movi    a2, 0                       /* the first MiB of flash, at 0x40200000 */
    movi    a3, 0
    movi    a4, 1                       /* a cache of 32 KiB, which leaves 32 KiB of IRAM */
    l32r    a12, .Lcache
    callx0  a12
    isync
    l32r    a2, .Lreset
    jx      a2
    .section .note.GNU-stack, "", @progbits
