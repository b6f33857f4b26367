/* UART 0's output, and a function of the ROM. */

    .include "registers.inc"
    .set FIFOS, 3 << 17                 /* of CONF0: empties both */

    .text
/* uart_div_modify(uart, divider) */
    FUNCTION uart_div_modify
    movi    a8, UART
    beqz    a2, 1f
    movi    a8, UART + UART_DISTANCE
1:  s32i    a3, a8, UART_DIVIDER
    l32i    a9, a8, UART_CONF0
    movi    a10, FIFOS
    or      a9, a9, a10
    s32i    a9, a8, UART_CONF0
    xor     a9, a9, a10
    s32i    a9, a8, UART_CONF0
    memw
    ret

/* Sends the byte a2, once the FIFO has room. Leaves a2 to a7 as they are. */
    FUNCTION put
    movi    a8, UART
    movi    a10, 126
1:  memw
    l32i    a9, a8, UART_STATUS
    extui   a9, a9, 16, 8
    bgeu    a9, a10, 1b
    s32i    a2, a8, UART_FIFO
    memw
    ret

/* Prints the text at a2, which ends with a zero. */
    FUNCTION print
    mov     a7, a0
    mov     a3, a2
1:  l32i    a4, a3, 0
    movi    a5, 4
2:  extui   a2, a4, 0, 8
    beqz    a2, 3f
    call0   put
    srli    a4, a4, 8
    addi    a5, a5, -1
    bnez    a5, 2b
    addi    a3, a3, 4
    j       1b
3:  jx      a7

/* Prints the number a2 as 0x and eight digits. */
    FUNCTION print_hex
    mov     a7, a0
    mov     a3, a2
    movi    a2, '0'
    call0   put
    movi    a2, 'x'
    call0   put
    movi    a5, 32
1:  addi    a5, a5, -4
    ssr     a5
    srl     a2, a3
    extui   a2, a2, 0, 4
    addi    a2, a2, '0'
    movi    a4, '9' + 1
    blt     a2, a4, 2f
    addi    a2, a2, 'a' - '9' - 1
2:  call0   put
    bnez    a5, 1b
    jx      a7
    .section .note.GNU-stack, "", @progbits
