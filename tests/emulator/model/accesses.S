/* Accesses that the ESP8266 serves, emulates or refuses, each at a label that the test knows; a loop of known length; a
   use of the stack of known depth; a call of code in DRAM. QEMU serves all of it. */

    .set SIM_EXIT, 1

    .section .reset, "ax"
    .global _reset
_reset:
    j       1f                      /* 3 instructions to `start` */
    .align  4
2:  .word   start
1:  l32r    a2, 2b
    jx      a2

    .section .text, "ax"
    .align  4
.Lflash:    .word 0x40200000
.Liram:     .word 0x40107f00
.Ldram:     .word 0x3ffe9000
.Lgpio:     .word 0x60000300
.Lbehind:   .word 0x60100000
.Lboard:    .word 0x3ffc0000
.Ldeepest:  .word 0x3fffd340
.Labove:    .word 0x3fffe000
.Ldata:     .word dram_code

    .begin  no-transform
    .align  4
start:                              /* 6 */
    l32r    a3, .Lflash
    l32r    a4, .Liram
    l32r    a5, .Ldram
    l32r    a6, .Lgpio
    l32r    a7, .Lbehind
    l32r    a8, .Lboard

    movi    a9, 1000                /* 1 + 1000 * 4 */
loop:
flash_byte:
    l8ui    a2, a3, 1
    addi    a2, a2, 1
    addi    a9, a9, -1
    bnez    a9, loop

flash_half:                         /* 17 */
    l16si   a2, a3, 2
flash_word:
    l32i    a2, a3, 4
flash_store:
    s32i    a2, a3, 4
flash_store_byte:
    s8i     a2, a3, 4
iram_word:
    s32i    a2, a4, 0
iram_byte:
    l8ui    a2, a4, 3
iram_store_half:
    s16i    a2, a4, 2
dram_byte:
    s8i     a2, a5, 3
board_byte:
    s8i     a2, a8, 1
gpio_word:
    s32i    a2, a6, 4
gpio_byte:
    l8ui    a2, a6, 4
nowhere:
    l32i    a2, a7, 0
stack:
    l32r    a1, .Ldeepest
    s32i    a2, a1, 0
    l32r    a1, .Labove
    s32i    a2, a1, 0
    l32r    a2, .Ldata

    callx0  a2                      /* 2: the call and the return */
    movi    a3, 0                   /* 3 */
    movi    a2, SIM_EXIT
    simcall
    .end    no-transform

    .section .code_in_dram, "awx"
    .align  4
dram_code:
    .byte   0x80, 0, 0              /* ret */
    .section .note.GNU-stack, "", @progbits
