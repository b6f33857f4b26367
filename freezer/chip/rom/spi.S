/* The ROM's functions for the flash, by SPI0's registers. `chip` points to six words: identification, size, block, sector,
   page, mask of the status. No function uses RAM of its own. A result of 0 means success.

   The mask ROM's, at the same addresses, were read for what each checks and in which order it gives its commands. Whether
   they wait for the end of an erasure before they return is not known, so these do not. */

    .include "registers.inc"
    .set SIZE, 4
    .set MASK, 20
    .set MOST, 32                       /* bytes of a command */

/* In all macros a8 = SPI0. They change a9, and the ones that say so a10. */

    .macro  COMMAND bit
    movi    a9, \bit
    s32i    a9, a8, SPI_CMD
.Lrunning\@:
    memw
    l32i    a9, a8, SPI_CMD
    bnez    a9, .Lrunning\@
    .endm

/* a9 = the status, once bit 0 of it is 0 */
    .macro  GET_STATUS
.Lbusy\@:
    movi    a9, 0
    s32i    a9, a8, SPI_STATUS
    COMMAND RDSR
    l32i    a9, a8, SPI_STATUS
    bbsi    a9, 0, .Lbusy\@
    .endm

/* changes a10 */
    .macro  WAIT_IDLE
    movi    a10, DPORT
.Lcache\@:
    memw
    l32i    a9, a10, CACHE
    bbsi    a9, 9, .Lcache\@
    GET_STATUS
    .endm

/* changes a10 */
    .macro  WRITE_ENABLE
    WAIT_IDLE
    COMMAND WREN
.Llatch\@:
    GET_STATUS
    bbci    a9, 1, .Llatch\@
    .endm

/* Gives SPI0 the function 1 of a pad. a10 = IO_MUX. */
    .macro  ATTACH_PAD offset
    l32i    a9, a10, \offset
    movi    a11, ~0x130
    and     a9, a9, a11
    movi    a11, 0x10
    or      a9, a9, a11
    s32i    a9, a10, \offset
    .endm

    .text
/* spi_flash_attach(): connects the pads, sets the clock to a quarter of the bus clock, reads by one wire, wakes the flash */
    FUNCTION spi_flash_attach
    movi    a10, IO_MUX
    ATTACH_PAD 0x1c
    ATTACH_PAD 0x20
    ATTACH_PAD 0x24
    ATTACH_PAD 0x28
    ATTACH_PAD 0x2c
    ATTACH_PAD 0x30
    l32i    a9, a10, 0                  /* bit 8 would take the bus clock itself */
    movi    a11, ~0x100
    and     a9, a9, a11
    s32i    a9, a10, 0
    movi    a8, SPI0
    movi    a9, 0x313 | 1 << 17         /* clock; the cache may fetch */
    s32i    a9, a8, SPI_CTRL
    COMMAND WAKE
    WAIT_IDLE
    movi    a2, 0
    ret

/* Sets the way of reading by the header's mode a2: 0 QIO, 1 QOUT, 2 DIO, 3 DOUT, else by one wire. */
    FUNCTION spi_flash_mode
    movi    a8, SPI0
    l32i    a9, a8, SPI_CTRL
    movi    a10, ~(1 << 24 | 1 << 23 | 1 << 20 | 1 << 14 | 1 << 13)
    and     a9, a9, a10
    movi    a10, 1 << 24
    beqz    a2, 1f
    movi    a10, 1 << 20
    beqi    a2, 1, 1f
    movi    a10, 1 << 23
    beqi    a2, 2, 1f
    movi    a10, 1 << 14
    beqi    a2, 3, 1f
    movi    a10, 0
1:  or      a9, a9, a10
    s32i    a9, a8, SPI_CTRL
    memw
    ret

/* Wait_SPI_Idle(chip) */
    FUNCTION wait_spi_idle
    movi    a8, SPI0
    WAIT_IDLE
    movi    a2, 0
    ret

/* SPI_read_status(chip, *status) */
    FUNCTION spi_read_status
    movi    a8, SPI0
    GET_STATUS
    l32i    a10, a2, MASK
    and     a9, a9, a10
    s32i    a9, a3, 0
    movi    a2, 0
    ret

/* SPI_write_status(chip, status) */
    FUNCTION spi_write_status
    movi    a8, SPI0
    WAIT_IDLE
    s32i    a3, a8, SPI_STATUS
    COMMAND WRSR
    movi    a2, 0
    ret

/* SPI_write_enable(chip) */
    FUNCTION spi_write_enable
    movi    a8, SPI0
    WRITE_ENABLE
    movi    a2, 0
    ret

/* SPI_sector_erase(chip, address). The caller has enabled writing. */
    FUNCTION spi_sector_erase
    extui   a9, a3, 0, 12
    bnez    a9, refuse
    movi    a8, SPI0
    WAIT_IDLE
    s32i    a3, a8, SPI_ADDR
    COMMAND SE
    movi    a2, 0
    ret

/* SPI_block_erase(chip, address). The caller has enabled writing. */
    FUNCTION spi_block_erase
    extui   a9, a3, 0, 16
    bnez    a9, refuse
    movi    a8, SPI0
    WAIT_IDLE
    s32i    a3, a8, SPI_ADDR
    COMMAND BE
    movi    a2, 0
    ret

refuse:
    movi    a2, 1
    ret

/* The next piece of a transfer: a6 = its bytes, the least of a5, those that are left, and a11, the most for a command. Length
   and address (a3) go to SPI_ADDR; a8 = SPI0. */
    .macro NEXT_PIECE
    mov     a6, a11
    bgeu    a5, a11, 2f
    mov     a6, a5
2:  slli    a9, a6, 24
    or      a9, a9, a3
    s32i    a9, a8, SPI_ADDR
    .endm

/* SPI_read_data(chip, address, *words, bytes): whole words are stored */
    FUNCTION spi_read_data
    l32i    a9, a2, SIZE
    bltu    a9, a3, refuse
    sub     a9, a9, a3
    bltu    a9, a5, refuse
    movi    a8, SPI0
    movi    a11, MOST
1:  movi    a2, 0
    beqz    a5, 4f
    NEXT_PIECE
    COMMAND READ
    add     a3, a3, a6
    sub     a5, a5, a6
    addi    a7, a8, SPI_W0
3:  blti    a6, 1, 1b
    l32i    a9, a7, 0
    s32i    a9, a4, 0
    addi    a7, a7, 4
    addi    a4, a4, 4
    addi    a6, a6, -4
    j       3b
4:  ret

/* SPI_page_program(chip, address, *words, bytes): words only, within a page */
    FUNCTION spi_page_program
    or      a9, a4, a5
    extui   a9, a9, 0, 2
    bnez    a9, refuse
    extui   a9, a3, 0, 8
    movi    a10, 256
    sub     a10, a10, a9
    bltu    a10, a5, refuse
    l32i    a9, a2, SIZE
    bgeu    a3, a9, refuse
    movi    a8, SPI0
    movi    a11, MOST
1:  movi    a2, 0
    beqz    a5, 4f
    WRITE_ENABLE
    NEXT_PIECE
    add     a3, a3, a6
    sub     a5, a5, a6
    addi    a7, a8, SPI_W0
3:  l32i    a9, a4, 0
    s32i    a9, a7, 0
    addi    a7, a7, 4
    addi    a4, a4, 4
    addi    a6, a6, -4
    bnez    a6, 3b
    COMMAND PP
    j       1b
4:  ret
    .section .note.GNU-stack, "", @progbits
