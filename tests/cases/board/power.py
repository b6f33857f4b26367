# oracle: design `machine` needs a board; what its ESP8266 port prints, on the tests' board
# machine's clock rate, reset causes, sleep, watchdog and ADC, and the errors of wrong arguments.
import machine
import time

print(machine.freq())
machine.freq(160000000)
print(machine.freq())
machine.freq(80000000)
print(machine.freq())
print(machine.PWRON_RESET, machine.HARD_RESET, machine.WDT_RESET, machine.DEEPSLEEP_RESET, machine.SOFT_RESET)
print(machine.reset_cause() == machine.PWRON_RESET)
print(type(machine.unique_id()), len(machine.unique_id()))
print(machine.idle(), machine.disable_irq(), machine.enable_irq(machine.disable_irq()))
start = time.ticks_ms()
machine.lightsleep(50)
machine.sleep(50)
print(100 <= time.ticks_diff(time.ticks_ms(), start) < 110)
machine.lightsleep(-1)
dog = machine.WDT(timeout=2000)
dog.feed()
print(dog, type(dog), machine.WDT(0).feed())
adc = machine.ADC(0)
print(adc, adc.read(), adc.read_u16())


def error(f):
    try:
        print(f())
    except Exception as e:
        print(repr(e))


error(lambda: machine.freq(100000000))
error(lambda: machine.freq(0))
error(lambda: machine.freq("fast"))
error(lambda: machine.ADC(2))
error(lambda: machine.ADC())
error(lambda: machine.WDT(1))
error(lambda: machine.WDT(timeout=0))
error(lambda: machine.WDT(0, 1, 2))
error(lambda: machine.enable_irq())
error(lambda: machine.deepsleep("x"))
error(lambda: machine.nothing)
