/* Entry of the emulated twin. QEMU starts at its reset address, which holds a jump to the entry. A stand-in for
   the mask ROM calls the entry as the mask ROM calls the chip's. */
    .section .reset, "ax"
    .align  4
    .global _reset
_reset:
    j       2f
    .align  4
1:  .word   _start
2:  l32r    a2, 1b
    jx      a2

    .section .iram.start, "ax"
    .align  4
1:  .word   _stack_top
2:  .word   Reset
    .global _start
_start:
    l32r    a1, 1b
    l32r    a2, 2b
    jx      a2

/* Functions of the simulator by Tensilica's SIMCALL: number in a2, arguments in a3 to a5, result in a2. The
   numbers are those of QEMU, target/xtensa/xtensa-semi.c. Buffers lie in DRAM, as QEMU reads them as bytes. */

    .section .text.simulator, "ax"
    .align  4
    .global simulator_exit              /* a2 = status */
simulator_exit:
    mov     a3, a2
    movi    a2, 1
    simcall
1:  j       1b

    .align  4
    .global simulator_read              /* a2 = file, a3 = buffer, a4 = bytes */
simulator_read:
    mov     a5, a4
    mov     a4, a3
    mov     a3, a2
    movi    a2, 3
    simcall
    ret

    .align  4
    .global simulator_write             /* a2 = file, a3 = buffer, a4 = bytes */
simulator_write:
    mov     a5, a4
    mov     a4, a3
    mov     a3, a2
    movi    a2, 4
    simcall
    ret
    .section .note.GNU-stack, "", @progbits
