/* A command of the flash chip. Nothing can be fetched from the flash meanwhile, so the cache is off, and no interrupt is
   taken; code, literals and data lie in RAM.

   Registers and commands: ESP8266_RTOS_SDK spi_register.h. How the cache stops and goes on with what it holds: the same,
   spi_flash_raw.c (Cache_Read_Disable_2 and Cache_Read_Enable_2). How it is flushed: mask ROM, 0x40004678. Waiting for the
   end of programming: mask ROM, 0x4000448c and 0x400043c8.
   NOT YET RUN ON SILICON: docs/dev/firmware.md lists what a board has to confirm. */

    .set SPI0,      0x60000200
    .set CMD,       0x00        /* a bit for each command; 0 once it is done */
    .set ADDR,      0x04        /* address, and in bits 31:24 the number of bytes */
    .set CTRL,      0x08        /* bit 17: the cache may fetch */
    .set STATUS,    0x10        /* the answer to RDSR; its bit 0: the flash chip is busy */
    .set W0,        0x40        /* the first word of data */
    .set EXT2,      0xf8        /* 0 while SPI0 rests */
    .set WREN,      1 << 30
    .set RDSR,      1 << 27
    .set READS,     1 << 31 | 1 << 28   /* READ and RDID */

    .set DPORT,     0x3ff00000
    .set CACHE,     0x0c        /* bit 8: on; bit 0: flush; bit 1: flushed */

/* Runs the command a11. */
    .macro  RUN
    memw
    s32i    a11, a8, CMD
.Lruns\@:
    memw
    l32i    a11, a8, CMD
    bnez    a11, .Lruns\@
    .endm

/* fn flash_command(command: u32, address: u32, words: *mut u32, count: u32): sends a command to the flash chip. READ and
   RDID fill the words. Others send them, with a WREN before, and wait until the flash chip has done it. */
    .section .iram.flash_command, "ax"
    .align  4
.Lspi0:     .word SPI0
.Ldport:    .word DPORT
.Lwren:     .word WREN
.Lrdsr:     .word RDSR
.Lreads:    .word READS
    .global flash_command
    .type   flash_command, @function
flash_command:
    rsil    a6, 15
    l32r    a8, .Lspi0
    l32r    a9, .Ldport
    movi    a10, 0x100
    l32i    a11, a9, CACHE
    or      a11, a11, a10
    xor     a11, a11, a10
    memw
    s32i    a11, a9, CACHE
1:  memw
    l32i    a11, a8, EXT2
    bnez    a11, 1b
    slli    a10, a10, 9                 /* bit 17 */
    l32i    a7, a8, CTRL
    or      a7, a7, a10
    xor     a11, a7, a10
    s32i    a11, a8, CTRL

    l32r    a10, .Lreads
    bany    a2, a10, .Lcommand
    addi    a10, a8, W0
2:  beqz    a5, 3f
    l32i    a11, a4, 0
    s32i    a11, a10, 0
    addi    a4, a4, 4
    addi    a10, a10, 4
    addi    a5, a5, -1
    j       2b
3:  l32r    a11, .Lwren
    RUN
.Lcommand:
    s32i    a3, a8, ADDR
    mov     a11, a2
    RUN
    l32r    a10, .Lreads
    bany    a2, a10, .Lanswer
4:  s32i    a11, a8, STATUS             /* a11 is 0 */
    l32r    a11, .Lrdsr
    RUN
    l32i    a10, a8, STATUS
    bbsi    a10, 0, 4b
    extui   a10, a3, 20, 4              /* the cache holds the first MiB */
    bnez    a10, .Lon
    l32i    a11, a9, CACHE
    movi    a10, 1
    or      a11, a11, a10
    memw
    s32i    a11, a9, CACHE
5:  memw
    l32i    a11, a9, CACHE
    bbci    a11, 1, 5b
    xor     a11, a11, a10
    s32i    a11, a9, CACHE
    j       .Lon

.Lanswer:
    addi    a10, a8, W0
6:  beqz    a5, .Lon
    l32i    a11, a10, 0
    s32i    a11, a4, 0
    addi    a4, a4, 4
    addi    a10, a10, 4
    addi    a5, a5, -1
    j       6b

.Lon:
    memw
    s32i    a7, a8, CTRL
    movi    a10, 0x100
    l32i    a11, a9, CACHE
    or      a11, a11, a10
    memw
    s32i    a11, a9, CACHE
    memw
    wsr.ps  a6
    rsync
    ret
    .section .note.GNU-stack, "", @progbits
