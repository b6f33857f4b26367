/* The ROM's functions for the cache, the analog bus and resets. */

    .include "registers.inc"
    .set FLUSH, 1 << 0
    .set ENABLE, 1 << 8
    .set WINDOW, 7 << 16
    .set TWO_MIB, 1 << 24
    .set ODD_MIB, 1 << 25
    .set ALL_32K, 1 << 26
    .set BANK_16K, 1 << 3
    .set BANKS_32K, 3 << 3

/* The cache off, and empty. a8 = DPORT; changes a9, a10, a11; leaves the control word in a9. */
    .macro  OFF_AND_FLUSH
    movi    a8, DPORT
    movi    a10, ~(ENABLE | FLUSH)
.Loff\@:
    memw
    l32i    a9, a8, CACHE
    bbci    a9, 8, .Lis_off\@
    and     a9, a9, a10
    s32i    a9, a8, CACHE
    j       .Loff\@
.Lis_off\@:
    and     a9, a9, a10
    s32i    a9, a8, CACHE
    movi    a11, FLUSH
    or      a9, a9, a11
    s32i    a9, a8, CACHE
.Lflushing\@:
    memw
    l32i    a9, a8, CACHE
    bbci    a9, 1, .Lflushing\@
    and     a9, a9, a10
    s32i    a9, a8, CACHE
    .endm

    .text
/* Cache_Read_Enable(odd, pair, size): maps MiB 2 * pair + odd, or two of them if odd is 2. The size is 0 (16 KiB) or 1 (32). */
    FUNCTION cache_read_enable
    OFF_AND_FLUSH
    movi    a10, ~(WINDOW | TWO_MIB | ODD_MIB | ALL_32K)
    and     a9, a9, a10
    extui   a3, a3, 0, 3
    slli    a3, a3, 16
    or      a9, a9, a3
    beqz    a2, 1f
    movi    a10, ODD_MIB
    beqi    a2, 1, 2f
    movi    a10, TWO_MIB
2:  or      a9, a9, a10
1:  movi    a11, BANK_16K
    beqz    a4, 3f
    movi    a11, BANKS_32K
    movi    a10, ALL_32K
    or      a9, a9, a10
3:  l32i    a10, a8, CACHE_IRAM
    or      a10, a10, a11
    s32i    a10, a8, CACHE_IRAM
    movi    a10, ENABLE
    or      a9, a9, a10
    s32i    a9, a8, CACHE
    memw
    ret

/* Cache_Read_Disable() */
    FUNCTION cache_read_disable
    OFF_AND_FLUSH
    memw
    ret

/* rom_i2c_readReg(block, host, register) */
    FUNCTION rom_i2c_read
    movi    a8, ANALOG
    addx4   a8, a3, a8
    slli    a4, a4, 8
    or      a2, a2, a4
    s32i    a2, a8, 0
1:  memw
    l32i    a2, a8, 0
    bbsi    a2, 25, 1b
    extui   a2, a2, 16, 8
    ret

/* rom_i2c_writeReg(block, host, register, data) */
    FUNCTION rom_i2c_write
    movi    a8, ANALOG
    addx4   a8, a3, a8
    slli    a4, a4, 8
    or      a2, a2, a4
    slli    a5, a5, 16
    or      a2, a2, a5
    movi    a9, 1 << 24
    or      a2, a2, a9
    s32i    a2, a8, 0
1:  memw
    l32i    a2, a8, 0
    bbsi    a2, 25, 1b
    ret

/* rtc_get_reset_reason(): the cause, but for the ends of a deep sleep, which the wake cause tells apart */
    FUNCTION rtc_get_reset_reason
    movi    a8, RTC
    memw
    l32i    a2, a8, RTC_CAUSE
    extui   a2, a2, 0, 4
    bnei    a2, 5, 2f
    l32i    a9, a8, RTC_WAKE
    extui   a9, a9, 8, 6
    movi    a2, 6
    beqi    a9, 1, 2f
    movi    a2, 5
    beqi    a9, 8, 2f
    movi    a2, 0
2:  ret

/* software_reset(): the reset bit of the real-time clock. That it acts at once is assumed. */
    FUNCTION software_reset
    movi    a8, RTC
    movi    a9, RTC_RESET
    memw
    l32i    a2, a8, 0
    or      a2, a2, a9
    s32i    a2, a8, 0
    memw
    j       .
    .section .note.GNU-stack, "", @progbits
