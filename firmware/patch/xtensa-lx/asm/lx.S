/* Special registers of the LX106 for crate xtensa-lx, a function each.

   call0 ABI: arguments from a2 on, result in a2, a0 the way back, a2..a11 free for the function.
   Every function is a section of its own, `.iram.lx.NAME`, so that the linker drops the unused ones;
   in IRAM, so that they work, and take the same time, whether the flash cache is on or not.
   What has to follow a WSR (rsync, isync) is from the ISA manual's tables of required synchronisation. */

    .macro FUNCTION name
    .section .iram.lx.\name, "ax"
    .global __lx_\name
    .type   __lx_\name, @function
    .align  4
__lx_\name:
    .endm

    FUNCTION set_vecbase
    wsr.vecbase a2
    rsync
    ret

    FUNCTION get_stack_pointer
    mov     a2, a1
    ret

    FUNCTION get_program_counter
    mov     a2, a0
    ret

    FUNCTION get_prid
    rsr.prid a2
    ret

    FUNCTION break
    break   1, 15
    ret

/* INTENABLE. The two that read, change and write it back keep interrupts off in between: a handler
   that changed the mask there would have its change undone. */

    FUNCTION swap_intenable
    xsr.intenable a2
    rsync
    ret

    FUNCTION and_intenable
    movi    a3, 0
    xsr.intenable a3
    rsync
    and     a2, a2, a3
    wsr.intenable a2
    rsync
    mov     a2, a3
    ret

    FUNCTION or_intenable
    movi    a3, 0
    xsr.intenable a3
    rsync
    or      a2, a2, a3
    wsr.intenable a2
    rsync
    mov     a2, a3
    ret

    FUNCTION get_intenable
    rsr.intenable a2
    ret

    FUNCTION get_interrupt
    rsr.interrupt a2
    ret

    FUNCTION set_intset
    wsr.intset a2
    rsync
    ret

    FUNCTION set_intclear
    wsr.intclear a2
    rsync
    ret

    FUNCTION get_ps
    rsr.ps  a2
    ret

    FUNCTION get_ccount
    rsr.ccount a2
    ret

    FUNCTION get_ccompare0
    rsr.ccompare0 a2
    ret

    FUNCTION set_ccompare0
    wsr.ccompare0 a2
    esync
    ret

    .section .note.GNU-stack, "", @progbits
