/* A program like the firmware, in small, to flash and to boot: code in IRAM, data in DRAM, code and data in flash, and an
   image in a flash region of its own. Prints its own words from all of them and the image's first 16 bytes. */

    .set IMAGE, 0x40280000
    .set IMAGE_BYTES, 16
    .set Cache_Read_Enable, 0x40004678
    .set SIM_EXIT, 1
    .set SIM_WRITE, 4

    .section .iram, "ax"
    .align  4
.Lcache:    .word Cache_Read_Enable
.Lin_flash: .word in_flash
    .global _start
    .align  4
_start:                             /* on the ROM's stack */
    movi    a2, 0
    movi    a3, 0
    movi    a4, 1
    l32r    a0, .Lcache
    callx0  a0
    l32r    a0, .Lin_flash
    jx      a0

    .section .irom, "ax"
    .align  4
.Lbuffer:   .word buffer
.Limage:    .word IMAGE
.Lhello:    .word 0x73616c66, 0x20202068    /* "flash   " */
    .align  4
in_flash:
    l32r    a4, .Lbuffer
    l32r    a5, .Lhello
    s32i    a5, a4, 8
    l32r    a5, .Lhello + 4
    s32i    a5, a4, 12
    l32r    a6, .Limage
    addi    a7, a4, 16
    movi    a8, IMAGE_BYTES
1:  l32i    a5, a6, 0
    s32i    a5, a7, 0
    addi    a6, a6, 4
    addi    a7, a7, 4
    addi    a8, a8, -4
    bnez    a8, 1b
    movi    a5, 16 + IMAGE_BYTES
    movi    a3, 1
    movi    a2, SIM_WRITE
    simcall
    movi    a3, 0
    movi    a2, SIM_EXIT
    simcall

    .section .dram, "aw"
    .align  4
buffer:
    .ascii  "dram    "
    .space  8 + IMAGE_BYTES
    .section .note.GNU-stack, "", @progbits
