/* A stand-in for the ESP8266's mask ROM: vectors, and the way from a reset to the image in flash.

   It goes the way that the mask ROM goes (0x40001050 to 0x40001310 there). It tells the cause of the reset on UART 0, with a
   divider for 115,200 baud at 80 MHz, which are 74,928 baud at the 52 MHz that the bus has then. After the causes 1 (power), 2
   (reset pin) and 4 (watchdog) it attaches the flash. After all others it does not: a flash that has lost its pads then
   gives nothing, and there is no way out but another reset. It reads the image at flash address 0, copies its segments,
   compares the checksum, and calls the entry with PS.UM = 1, the ROM's vectors, the flash cache off and the stack below
   0x40000000. The watchdog is left as it is. When something is wrong, it says so on the UART and stays.

       image:   u8 0xe9, u8 segments, u8 mode, u8 size and clock, u32 entry     (esptool: Firmware Image Format)
       segment: u32 address, u32 bytes, data
       end:     zeros, and the exclusive or of all data and 0xef as the last byte of a multiple of 16

   As on the chip, the clock in the header is not looked at. Data of the ROM is read by words only. */

    .include "registers.inc"

    .set STACK, 0x3fffffe0
    .set DIVIDER, 80000000 / 115200
    .set IRAM, 0x40100000
    .set IRAM_END, 0x40110000
    .set DRAM, 0x3ffe8000
    .set DRAM_END, 0x3fffc000           /* above it, what the mask ROM itself uses */

    .section .vector_debug, "ax"
    j       .
    .section .vector_nmi, "ax"
    j       .
    .section .vector_kernel, "ax"
    j       fault
    .section .vector_user, "ax"
    j       fault
    .section .vector_double, "ax"
    j       .
    .section .reset, "ax"
    .global _reset
_reset:
    j       start

    .text
    .macro  PRINT message
    movi    a2, \message
    call0   print
    .endm
    .macro  FAIL message
    movi    a2, \message
    j       fail
    .endm
    .macro  READ_FLASH address, to, length      /* the length in a5 if none is given */
    movi    a2, chip
    mov     a3, \address
    mov     a4, \to
    .ifnb   \length
    movi    a5, \length
    .endif
    call0   spi_read_data
    .endm

start:
    movi    a2, 0
    wsr.intenable a2
    movi    a2, _rom
    wsr.vecbase a2
    movi    a2, 0x20                    /* UM = 1, EXCM = 0, INTLEVEL = 0 */
    wsr.ps  a2
    rsync
    movi    a1, STACK

    movi    a3, IO_MUX
    movi    a2, 0x180                   /* GPIO 2: UART 0's output too (function 4), with pull-up */
    s32i    a2, a3, PAD_GPIO2
    movi    a3, UART
    movi    a2, 0x1c                    /* 8 bits, no parity, 1 stop bit */
    s32i    a2, a3, UART_CONF0
    movi    a2, 0
    movi    a3, DIVIDER
    call0   uart_div_modify

    PRINT   cause_is
    call0   rtc_get_reset_reason
    mov     a12, a2
    addi    a2, a2, 0x30
    call0   put
    PRINT   mode_is
    movi    a3, 1 << 1 | 1 << 2 | 1 << 4
    ssr     a12
    srl     a3, a3
    bbci    a3, 0, load
    call0   spi_flash_attach

/* a12 = where in flash, a13 = segments left, a14 = entry, a15 = exclusive or of the words; 2 words on the stack */
load:
    movi    a12, 0
    READ_FLASH a12, a1, 8
    l32i    a13, a1, 0
    l32i    a14, a1, 4
    extui   a2, a13, 0, 8
    movi    a3, 0xe9
    beq     a2, a3, image
    FAIL    no_image
image:
    extui   a2, a13, 16, 8
    call0   spi_flash_mode
    extui   a13, a13, 8, 8
    movi    a12, 8
    movi    a15, 0

segment:
    beqz    a13, check
    addi    a13, a13, -1
    READ_FLASH a12, a1, 8
    addi    a12, a12, 8
    PRINT   load_to
    l32i    a2, a1, 0
    call0   print_hex
    PRINT   bytes_are
    l32i    a2, a1, 4
    call0   print_hex
    PRINT   new_line

    l32i    a4, a1, 0
    l32i    a5, a1, 4
    add     a6, a4, a5                  /* the segment's end */
    bltu    a6, a4, no_room             /* wrapped around */
    or      a2, a4, a5
    extui   a2, a2, 0, 2
    bnez    a2, no_room                 /* words only */
    movi    a2, IRAM
    movi    a3, IRAM_END
    bgeu    a4, a2, 1f
    movi    a2, DRAM
    movi    a3, DRAM_END
    bltu    a4, a2, no_room
1:  bltu    a3, a6, no_room
    READ_FLASH a12, a4
    l32i    a4, a1, 0
    l32i    a5, a1, 4
    add     a12, a12, a5
    add     a5, a4, a5
2:  beq     a4, a5, segment
    l32i    a2, a4, 0
    xor     a15, a15, a2
    addi    a4, a4, 4
    j       2b

check:
    extui   a2, a15, 16, 16             /* the bytes of the word, xored */
    xor     a15, a15, a2
    srli    a2, a15, 8
    xor     a15, a15, a2
    movi    a2, 0xef
    xor     a15, a15, a2
    extui   a15, a15, 0, 8
    srli    a12, a12, 4                 /* the last word of these 16 bytes */
    slli    a12, a12, 4
    addi    a12, a12, 12
    READ_FLASH a12, a1, 4
    l32i    a2, a1, 0
    extui   a2, a2, 24, 8
    beq     a2, a15, 3f
    FAIL    no_checksum
3:  movi    a2, IRAM                    /* the cache is off: code runs from IRAM alone */
    bltu    a14, a2, 4f
    movi    a2, IRAM_END
    bltu    a14, a2, 5f
4:  FAIL    no_entry
5:  PRINT   enter
    mov     a2, a14
    call0   print_hex
    PRINT   new_line
    callx0  a14
    FAIL    returned

no_room:
    FAIL    no_place

/* Prints the message a2 and stays. */
fail:
    call0   print
    PRINT   new_line
    j       .

/* A fault, or an interrupt that nobody has asked for: prints the cause and the address, and stays. */
fault:
    movi    a1, STACK
    PRINT   fault_is
    rsr.exccause a2
    call0   print_hex
    PRINT   fault_at
    rsr.epc1 a2
    call0   print_hex
    movi    a2, nothing
    j       fail

/* The flash, for the functions in spi.S: identification, size, block, sector, page, mask of the status. */
    .align  4
chip:
    .word   0, 0x1000000, 65536, 4096, 256, 0xffff

    .macro  MESSAGE name, text:vararg
    .align  4
\name:
    .asciz  \text
    .align  4
    .endm
    MESSAGE cause_is, "\r\n\r\nmask ROM's stand-in, rst cause:"
    MESSAGE mode_is, ", boot mode:(3,6)\r\n"
    MESSAGE load_to, "load "
    MESSAGE bytes_are, ", bytes "
    MESSAGE enter, "checksum right, start "
    MESSAGE new_line, "\r\n"
    MESSAGE nothing, ""
    MESSAGE no_image, "no image: flash does not begin with 0xe9"
    MESSAGE no_place, "a segment is neither in IRAM nor in DRAM, or not of whole words"
    MESSAGE no_checksum, "the checksum of the image is wrong"
    MESSAGE no_entry, "the entry is not in IRAM"
    MESSAGE returned, "the image has returned"
    MESSAGE fault_is, "\r\nfault "
    MESSAGE fault_at, " at "
    .section .note.GNU-stack, "", @progbits
