/* Pulses of an output whose lengths are exact to a few cycles. It lies in IRAM, so that no miss of the flash cache makes a
   pulse longer. The registers are GPIO_OUT_W1TS and GPIO_OUT_W1TC (ESP8266 Technical Reference, chapter 1).

   fn bitstream(first: *const u8, end: *const u8, pin: u32, cycles: &[u32; 4]): sends the bytes from `first` to `end`, highest
   bit first, as pulses of the pins in the mask `pin`. `cycles` are the high time and the period of a zero, then those of a
   one. The caller has masked all interrupts. The bytes are read by words, since they may lie anywhere in RAM. */

    .section .iram.bitstream, "ax"
    .align  4
.Lset:      .word 0x60000304        /* and 4 bytes further on, the register that clears */
    .global bitstream
    .type   bitstream, @function
bitstream:
    addi    a1, a1, -16
    s32i    a12, a1, 0
    l32r    a6, .Lset
    rsr.ccount a7                   /* a7: the moment of the last rising edge */
    movi    a8, 0                   /* a8: the time from it to the next edge */
.Lbyte:
    bgeu    a2, a3, .Ldone
    srli    a10, a2, 2
    slli    a10, a10, 2
    l32i    a10, a10, 0
    ssa8l   a2
    srl     a10, a10
    slli    a10, a10, 24            /* a10: the bits that are left, from the top */
    addi    a2, a2, 1
    movi    a11, 8
.Lbit:
    mov     a9, a5
    bgez    a10, 1f
    addi    a9, a5, 8
1:  rsr.ccount a12
    sub     a12, a12, a7
    bltu    a12, a8, 1b
    s32i    a4, a6, 0
    rsr.ccount a7
    l32i    a8, a9, 0
2:  rsr.ccount a12
    sub     a12, a12, a7
    bltu    a12, a8, 2b
    s32i    a4, a6, 4
    l32i    a8, a9, 4
    add     a10, a10, a10
    addi    a11, a11, -1
    bnez    a11, .Lbit
    j       .Lbyte
.Ldone:
    rsr.ccount a12                  /* the last bit's low time */
    sub     a12, a12, a7
    bltu    a12, a8, .Ldone
    l32i    a12, a1, 0
    addi    a1, a1, 16
    ret
    .section .note.GNU-stack, "", @progbits
