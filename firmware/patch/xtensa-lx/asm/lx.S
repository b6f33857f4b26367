/* Special registers of the LX106 for crate xtensa-lx, a function each.

   call0 ABI: arguments from a2 on, result in a2, a0 the return address, a2..a11 free for the function.
   Every function is a section of its own, `.iram.lx.NAME`, so that the linker drops the unused ones;
   in IRAM, so that they work, and take the same time, whether the flash cache is on or not.
   What has to follow a WSR (rsync) is from the ISA manual's tables of required synchronisation. */

    .macro FUNCTION name
    .section .iram.lx.\name, "ax"
    .global __lx_\name
    .type   __lx_\name, @function
    .align  4
__lx_\name:
    .endm

    FUNCTION get_stack_pointer
    mov     a2, a1
    ret

    FUNCTION swap_intenable
    xsr.intenable a2
    rsync
    ret

    FUNCTION get_cycle_count
    rsr.ccount a2
    ret

    .section .note.GNU-stack, "", @progbits
