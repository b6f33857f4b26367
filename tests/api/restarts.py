# tool:
# The real-time clock's memory tells how far the program is. Each step restarts the board.
from check import check, raised, emptied
import esp, machine, time

rtc = machine.RTC()
step = len(rtc.memory())
cause = machine.reset_cause()


def go_on():
    rtc.memory(bytes(step + 1))


#: machine.reset
if step == 0:
    rtc.datetime((2024, 5, 6, 0, 7, 8, 9, 0))
    go_on()
    machine.reset()
if step == 1:
    check((cause, rtc.datetime()[:5]), (machine.SOFT_RESET, (2024, 5, 6, 0, 7)))
#: machine.soft_reset
if step == 1:
    machine.freq(160000000)
    go_on()
    machine.soft_reset()
if step == 2:
    check((cause, machine.freq(), rtc.datetime()[:5]), (machine.SOFT_RESET, 160000000, (2024, 5, 6, 0, 7)))
#: machine.deepsleep
if step == 2:
    go_on()
    machine.deepsleep(20)
if step == 3:
    check((cause, rtc.datetime()[:5]), (machine.DEEPSLEEP_RESET, (2024, 5, 6, 0, 7)))
#: machine.RTC.irq
if step == 3:
    go_on()
    rtc.alarm(rtc.ALARM0, 300)
    rtc.irq(trigger=rtc.ALARM0, wake=machine.DEEPSLEEP)
    before = rtc.datetime()
    machine.deepsleep()
if step == 4:
    check((cause, raised(lambda: rtc.irq(trigger=1))), (machine.DEEPSLEEP_RESET, "ValueError('invalid alarm',)"))
#: esp.deepsleep
if step == 4:
    go_on()
    esp.deepsleep(20000)
if step == 5:
    check(cause, machine.DEEPSLEEP_RESET)
#: machine.WDT machine.WDT.feed
if step == 5:
    dog = machine.WDT(timeout=500)
    for _ in range(6):
        time.sleep_ms(300)
        dog.feed()
    # A dog that was not fed would have bitten before this.
    go_on()
    time.sleep(60)
if step == 6:
    check(cause, machine.WDT_RESET)
