/* What Rust expects of its surroundings. */

    /* Called where a program cannot go on: an illegal instruction, so that the exception handler
       reports where it came from (a0 is the return address). */
    .section .text.abort, "ax"
    .align  4
    .global abort
abort:
    ill
    j       abort

    .section .note.GNU-stack, "", @progbits
