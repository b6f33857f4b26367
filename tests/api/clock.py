from check import check, raised, emptied
import esp, machine, micropython, time

print("time")
rtc = machine.RTC()
#: time.gmtime time.localtime time.mktime
check(time.gmtime(0), (2000, 1, 1, 0, 0, 0, 5, 1))
check(time.localtime(820000000), (2025, 12, 25, 17, 46, 40, 3, 359))
check(time.mktime((2025, 12, 25, 17, 46, 40, 3, 359)), 820000000)
#: time.sleep
start = time.ticks_us()
time.sleep(0.02)
check(20000 <= time.ticks_diff(time.ticks_us(), start) < 200000, True)
#: time.sleep_ms
start = time.ticks_us()
time.sleep_ms(15)
check(15000 <= time.ticks_diff(time.ticks_us(), start) < 200000, True)
#: time.sleep_us
start = time.ticks_us()
time.sleep_us(700)
check(700 <= time.ticks_diff(time.ticks_us(), start) < 2000, True)
#: time.ticks_add time.ticks_diff
check((time.ticks_add((1 << 30) - 1, 3), time.ticks_diff(2, (1 << 30) - 1)), (2, 3))
#: time.ticks_cpu
start = time.ticks_cpu()
time.sleep_ms(2)
check(time.ticks_cpu() - start >= 1000, True)
#: time.ticks_ms
start = time.ticks_ms()
time.sleep_ms(12)
check(12 <= time.ticks_diff(time.ticks_ms(), start) < 20, True)
#: time.ticks_us
start = time.ticks_us()
time.sleep_us(400)
check(400 <= time.ticks_diff(time.ticks_us(), start) < 1500, True)
#: machine.RTC machine.RTC.datetime
rtc.datetime((2024, 2, 29, 3, 12, 34, 56, 700))
now = rtc.datetime()
check((now[:7], 700 <= now[7] < 800), ((2024, 2, 29, 3, 12, 34, 56), True))
check(time.localtime()[:6], (2024, 2, 29, 12, 34, 56))
check(raised(lambda: rtc.datetime((2024, 1))), "ValueError('requested length 8 but object has length 2',)")
check(raised(lambda: rtc.datetime(5)), "TypeError(\"object 'int' isn't a tuple or list\",)")
check(repr(rtc), "<RTC>")
#: time.time
rtc.datetime((2001, 1, 1, 0, 0, 0, 0, 0))
check(time.time(), 366 * 86400)
#: time.time_ns
rtc.datetime((2001, 1, 1, 0, 0, 0, 0, 0))
check(time.time_ns() // 1000000000, 366 * 86400)
#: machine.RTC.memory
rtc.memory(b"kept")
check(rtc.memory(), b"kept")
rtc.memory(bytes(range(250)) + bytes(242))
check((len(rtc.memory()), rtc.memory()[249]), (492, 249))
rtc.memory(b"")
check((rtc.memory(), raised(lambda: rtc.memory(bytes(493)))), (b"", "ValueError('buffer too long',)"))
#: machine.RTC.alarm machine.RTC.alarm_left
rtc.alarm(rtc.ALARM0, 5000)
check(4900 < rtc.alarm_left() <= 5000, True)
time.sleep_ms(20)
check(4900 < rtc.alarm_left(rtc.ALARM0) <= 4980, True)
rtc.alarm(0, 1)
time.sleep_ms(3)
check((rtc.alarm_left(), raised(lambda: rtc.alarm(1, 5))), (0, "ValueError('invalid alarm',)"))
#: machine.lightsleep
start = time.ticks_ms()
machine.lightsleep(30)
check(30 <= time.ticks_diff(time.ticks_ms(), start) < 40, True)
#: machine.sleep
start = time.ticks_ms()
machine.sleep(30)
check(30 <= time.ticks_diff(time.ticks_ms(), start) < 40, True)
#: machine.idle
start = time.ticks_us()
for _ in range(200):
    machine.idle()
check(200 <= time.ticks_diff(time.ticks_us(), start) < 500000, True)
#: machine.freq
machine.freq(160000000)
fast = machine.freq()
machine.freq(80000000)
check((fast, machine.freq()), (160000000, 80000000))
check(raised(lambda: machine.freq(90000000)), "ValueError('frequency can only be either 80Mhz or 160MHz',)")
#: machine.unique_id
check((type(machine.unique_id()), len(machine.unique_id())), (bytes, 4))
#: machine.reset_cause
check(machine.reset_cause(), machine.PWRON_RESET)
#: machine.disable_irq machine.enable_irq
state = machine.disable_irq()
inner = machine.disable_irq()
check((type(state), raised(lambda: machine.enable_irq())[:9]), (int, "TypeError"))
machine.enable_irq(inner)
machine.enable_irq(state)
#: machine.ADC machine.ADC.read machine.ADC.read_u16
adc = machine.ADC(0)
n = adc.read()
check((0 <= n <= 1024, abs(adc.read_u16() - n * 64) <= 200), (True, True))
check((machine.ADC(1).read(), machine.ADC(1).read_u16()), (65535, 65535))
check((repr(adc), raised(lambda: machine.ADC(2))), ("ADC(0)", "ValueError('not a valid ADC Channel: 2',)"))
#: esp.osdebug
check((esp.osdebug(None), esp.osdebug(0), raised(lambda: esp.osdebug("x"))[:9]), (None, None, "TypeError"))
#: esp.sleep_type
was = esp.sleep_type()
esp.sleep_type(esp.SLEEP_NONE)
check((was, esp.sleep_type()), (esp.SLEEP_MODEM, esp.SLEEP_NONE))
#: esp.apa102_write
sent = []
class Line:
    def __init__(self, name):
        self.name = name
    def __call__(self, level):
        sent.append((self.name, level))
esp.apa102_write(Line("clock"), Line("data"), bytes([1, 2, 3, 4, 5, 6, 7, 8]))
bits = [level for name, level in sent if name == "data"][:96]
data = bytes(int("".join(str(b) for b in bits[i : i + 8]), 2) for i in range(0, 96, 8))
check(data, b"\0\0\0\0\xe4\x03\x02\x01\xe8\x07\x06\x05")
check(sum(1 for name, level in sent if name == "clock" and level), 98)
#: micropython.schedule
done = []
micropython.schedule(done.append, 3)
time.sleep_ms(2)
check(done, [3])
