# oracle: design `machine` needs a board; what its ESP8266 port prints
# machine.PWM: frequency and duty in its units, printing, channels, and pulses that other pins' handlers see.
import time
from machine import PWM, Pin

p = Pin(5)
w = PWM(p)
print(w, w.freq(), w.duty(), w.duty_u16(), w.duty_ns())
w.freq(1000)
w.duty(512)
print(w, w.duty_u16(), w.duty_ns())
w.duty_u16(16384)
print(w.duty(), w.duty_u16(), w.duty_ns())
w.init(freq=50, duty_ns=1500000)
print(w, w.duty_ns())
w.freq(100)
print(w, w.duty_ns())
w.init(200, 100)
print(w)
w.init(duty_u16=65535)
print(w)
for hz in (0, 1, -3, 1000, 5000):
    w.freq(hz)
    print(hz, w.freq())
for duty in (-5, 0, 1, 1022, 1023, 1024, 99999):
    w.duty(duty)
    print(duty, w.duty())

# The pulses.
times = []
w.init(freq=100, duty=256)
p.irq(lambda pin: len(times) < 10 and times.append(time.ticks_us()))
time.sleep_ms(55)
p.irq(None)
del times[:2]
gaps = [(time.ticks_diff(b, a) + 250) // 500 for a, b in zip(times, times[1:])]
print(len(gaps) >= 7, sorted(set(gaps)))
w.duty(0)
time.sleep_ms(20)
print(p())
w.duty(1023)
time.sleep_ms(20)
print(p())

# One frequency for all; deinit ends a channel, and the pin becomes low.
v = PWM(Pin(4), freq=250, duty=10)
print(v, w)
w.deinit()
print(v, w, p())
w.duty(3)
print(w)
v.deinit()
w.deinit()
w.deinit()
print(v, w)


def error(f):
    try:
        print(f())
    except Exception as e:
        print(repr(e))


error(lambda: PWM(Pin(16)))
error(lambda: PWM(4))
error(lambda: PWM())
error(lambda: PWM(p, 1, 2, 3))
error(lambda: PWM(p, speed=1))
error(lambda: w.freq("x"))
error(lambda: w.duty(1, 2))
channels = [PWM(Pin(n)) for n in (0, 2, 4, 5, 12, 13, 14, 15)]
error(lambda: PWM(Pin(9)))
print(PWM(Pin(0)))
for c in channels:
    c.deinit()
print(PWM(Pin(9), duty=7))
PWM(Pin(9)).deinit()
