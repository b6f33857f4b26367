/* Functions that Rust expects its environment to have. */

    /* Called where a program cannot go on. It executes an illegal instruction, so that the exception handler
       reports the caller: a0 is the return address. */
    .section .text.abort, "ax"
    .align  4
    .global abort
abort:
    ill
    j       abort

    .section .note.GNU-stack, "", @progbits
