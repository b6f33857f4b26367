/* A stand-in for the ESP8266's mask ROM, for QEMU: boots what is in flash.

   QEMU starts at 0x50000000, where this is linked; flash is the first MiB of a flash chip's content, loaded at
   0x40200000, where the chip maps it. As the mask ROM does, it reads the image at flash address 0 (the format: esptool's
   documentation, "Firmware Image Format"), copies its segments by whole words, compares the checksum,
   and calls the entry with PS.UM = 1, the ROM's vectors (0x40000000), and the ROM's stack below 0x40000000.
   Unlike the chip, it goes to no loader when something is wrong, but ends QEMU, with a line on standard
   error and status 70.

       image:   u8 0xe9, u8 segments, u8 mode, u8 size and clock, u32 entry
       segment: u32 address, u32 bytes, data
       end:     zeros, and the exclusive or of all data and 0xef as the last byte of a multiple of 16

   The functions of the ROM that firmware calls before it has flash are here too, at their addresses; see the end. */

    .set FLASH, 0x40200000
    .set FLASH_END, 0x40300000
    .set ROM_VECTORS, 0x40000000
    .set ROM_STACK, 0x3ffffff0
    .set MESSAGES, 0x3ffc0000       /* emulator-only RAM, for simcall takes data memory */
    .set STATUS, 70
    .set SIM_EXIT, 1
    .set SIM_WRITE, 4

    .section .reset, "ax"
    .global _reset
_reset:
    j       start

    .align  4
.Lflash:        .word FLASH
.Lflash_end:    .word FLASH_END
.Liram:         .word 0x40100000
.Liram_end:     .word 0x40108000
.Ldram:         .word 0x3ffe8000
.Ldram_end:     .word 0x3fffc000
.Lvectors:      .word ROM_VECTORS
.Lstack:        .word ROM_STACK
.Lmessages:     .word MESSAGES
.Lno_image:     .word no_image
.Lno_place:     .word no_place
.Ltoo_long:     .word too_long
.Lno_checksum:  .word no_checksum
.Lno_entry:     .word no_entry

/* a2 = where in flash, a3 = segments left, a4 = entry, a5 = end of flash, a8 = exclusive or of the words */
    .align  4
start:
    l32r    a2, .Lflash
    l32r    a5, .Lflash_end
    movi    a8, 0
    l32i    a6, a2, 0
    extui   a7, a6, 0, 8
    movi    a9, 0xe9
    l32r    a10, .Lno_image
    bne     a7, a9, fail
    extui   a3, a6, 8, 8
    l32i    a4, a2, 4
    addi    a2, a2, 8

next_segment:
    beqz    a3, check
    addi    a3, a3, -1
    l32r    a10, .Ltoo_long
    addi    a6, a5, -8
    bltu    a6, a2, fail
    l32i    a6, a2, 0               /* the segment's address */
    l32i    a7, a2, 4               /* its bytes, then its end */
    addi    a2, a2, 8
    sub     a9, a5, a2
    bltu    a9, a7, fail
    l32r    a10, .Lno_place
    or      a9, a6, a7              /* words only */
    extui   a9, a9, 0, 2
    bnez    a9, fail
    add     a7, a6, a7
    bltu    a7, a6, fail            /* wrapped around */
    l32r    a9, .Liram
    bltu    a6, a9, 1f
    l32r    a9, .Liram_end
    bltu    a9, a7, fail
    j       copy
1:  l32r    a9, .Ldram
    bltu    a6, a9, fail
    l32r    a9, .Ldram_end
    bltu    a9, a7, fail
copy:
    beq     a6, a7, next_segment
    l32i    a9, a2, 0
    s32i    a9, a6, 0
    xor     a8, a8, a9
    addi    a2, a2, 4
    addi    a6, a6, 4
    j       copy

check:
    extui   a9, a8, 16, 16          /* the bytes of the word, xored */
    xor     a8, a8, a9
    srli    a9, a8, 8
    xor     a8, a8, a9
    movi    a9, 0xef
    xor     a8, a8, a9
    extui   a8, a8, 0, 8
    movi    a9, -16                 /* the last byte of these 16 */
    and     a2, a2, a9
    l32r    a10, .Ltoo_long
    bgeu    a2, a5, fail
    l32i    a9, a2, 12
    extui   a9, a9, 24, 8
    l32r    a10, .Lno_checksum
    bne     a8, a9, fail

    l32r    a10, .Lno_entry         /* before the cache is on, code runs from IRAM alone */
    l32r    a9, .Liram
    bltu    a4, a9, fail
    l32r    a9, .Liram_end
    bgeu    a4, a9, fail
    l32r    a9, .Lvectors
    wsr.vecbase a9
    movi    a9, 0x20
    wsr.ps  a9
    rsync
    l32r    a1, .Lstack
    callx0  a4
    l32r    a10, .Lno_entry         /* it returned */

/* a10 = the message: a word with its length, and words */
fail:
    l32r    a4, .Lmessages
    l32i    a5, a10, 0
    mov     a6, a4
    add     a7, a4, a5
1:  l32i    a8, a10, 4
    s32i    a8, a6, 0
    addi    a10, a10, 4
    addi    a6, a6, 4
    bltu    a6, a7, 1b
    movi    a2, SIM_WRITE
    movi    a3, 2
    simcall
    movi    a2, SIM_EXIT
    movi    a3, STATUS
    simcall

    .macro  MESSAGE name, text
    .align  4
\name:
    .word   2f - 1f
1:  .ascii  "rom: \text\n"
2:
    .endm
    MESSAGE no_image, "no image at flash address 0"
    MESSAGE no_place, "a segment is not in IRAM (32 KiB) or DRAM (80 KiB), or not of whole words"
    MESSAGE too_long, "the image does not end within the first MiB of flash"
    MESSAGE no_checksum, "the checksum of the image is wrong"
    MESSAGE no_entry, "the entry is not in IRAM, or it returned"

/* ROM functions, at the addresses of eagle.rom.addr.v6.ld of Espressif's SDK. There is no cache and no PLL in QEMU:
   they do nothing. call0 ABI, result in a2. */

    .section .rom_Cache_Read_Enable, "ax"
    ret
    .section .rom_i2c_readReg, "ax"     /* any value: not the one that says that the PLL is set */
    movi    a2, 0
    ret
    .section .rom_i2c_writeReg, "ax"
    ret
    .section .note.GNU-stack, "", @progbits
