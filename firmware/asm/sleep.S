/* What the processor does while there is nothing to do. Everything lies in IRAM, so that a wake costs no misses
   of the flash cache, and so that deep sleep can turn the cache off. Waits for an interrupt are in interrupts.S. */

    .set Cache_Read_Disable, 0x400047f0     /* mask ROM; eagle.rom.addr.v6.ld of Espressif's SDK */
    .set SPI0_CMD,           0x60000200
    .set SPI0_POWER_DOWN,    0x200000       /* bit 21: the flash's command "deep power-down" (ESP8266_RTOS_SDK,
                                               system_deep_sleep_instant of libcore.a) */
    .set RTC_STATE1,         0x60000708     /* bit 20: go to sleep */

/* fn set_alarm(cycles: u32): the timer's interrupt, line 6, becomes pending that many cycles from now. Writing the
   comparison also takes back one that is pending. */
    .section .iram.set_alarm, "ax"
    .align  4
    .global set_alarm
    .type   set_alarm, @function
set_alarm:
    rsr.ccount a3
    add     a2, a2, a3
    wsr.ccompare0 a2
    rsync
    ret

/* fn mask_interrupts() -> u32: no interrupt comes until unmask_interrupts(what this returned). */
    .section .iram.mask_interrupts, "ax"
    .align  4
    .global mask_interrupts
    .type   mask_interrupts, @function
mask_interrupts:
    rsil    a2, 15
    ret

    .section .iram.unmask_interrupts, "ax"
    .align  4
    .global unmask_interrupts
    .type   unmask_interrupts, @function
unmask_interrupts:
    wsr.ps  a2
    rsync
    ret

/* fn halt() -> !: sleeps for ever. Only a reset ends it. */
    .section .iram.halt, "ax"
    .align  4
    .global halt
    .type   halt, @function
halt:
    movi    a2, 0
    wsr.intenable a2
    rsync
1:  waiti   15
    j       1b

/* fn power_down() -> !: the last steps of deep sleep. The flash is powered down, so nothing may be fetched from it. The
   processor goes on for a while after the command to sleep, which is therefore repeated
   (nodemcu-firmware, rtctime_internal.h). */
    .section .iram.power_down, "ax"
    .align  4
.Ldisable:  .word Cache_Read_Disable
.Lspi0:     .word SPI0_CMD
.Ldown:     .word SPI0_POWER_DOWN
.Lstate1:   .word RTC_STATE1
.Lsleep:    .word 0x100000
    .global power_down
    .type   power_down, @function
power_down:
    rsil    a2, 15
    l32r    a2, .Ldisable
    callx0  a2
    l32r    a2, .Lspi0
    l32r    a3, .Ldown
    memw
    s32i    a3, a2, 0
1:  memw
    l32i    a3, a2, 0
    bnez    a3, 1b
    l32r    a2, .Lstate1
    l32r    a3, .Lsleep
1:  memw
    s32i    a3, a2, 0
    j       1b
    .section .note.GNU-stack, "", @progbits
