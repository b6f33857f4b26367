from check import check, raised, emptied
import machine, time
from machine import Pin, Signal

print("pins")


def later(n=30):
    """Lets handlers run."""
    time.sleep_ms(n)


#: machine.Pin machine.Pin.value
p = Pin(4, Pin.OUT, value=1)
one = p.value()
p.value(0)
check((one, p.value(), p(), repr(p)), (1, 0, 0, "Pin(4)"))
#: machine.Pin.on
p = Pin(4, Pin.OUT, value=0)
p.on()
check(p.value(), 1)
#: machine.Pin.off
p = Pin(4, Pin.OUT, value=1)
p.off()
check(p.value(), 0)
#: machine.Pin.init
p = Pin(4, Pin.OUT, value=1)
p.init(Pin.IN, Pin.PULL_UP)
high = p.value()
p.init(mode=Pin.OUT, value=0)
check((high, p.value()), (1, 0))
#: machine.Pin.irq
seen = []
p = Pin(4, Pin.OUT, value=0)
p.irq(lambda pin: seen.append((pin, pin.value())), Pin.IRQ_RISING)
p.on()
later()
p.off()
later()
check(seen, [(p, 1)])
p.irq(trigger=Pin.IRQ_FALLING | Pin.IRQ_RISING, handler=lambda pin: seen.append(pin), hard=False)
p.on()
later()
p.off()
later()
p.irq(None)
p.on()
later()
check(seen, [(p, 1), p, p])
#: machine.Signal machine.Signal.value
p = Pin(4, Pin.OUT, value=0)
s = Signal(p, invert=True)
one = s.value()
s.value(0)
check((one, p.value(), s.value(), s()), (1, 1, 0, 0))
#: machine.Signal.on
p = Pin(4, Pin.OUT, value=1)
Signal(p, invert=True).on()
check(p.value(), 0)
#: machine.Signal.off
p = Pin(4, Pin.OUT, value=0)
Signal(p, invert=True).off()
check(p.value(), 1)
#: machine.Timer machine.Timer.init machine.Timer.deinit
seen = []
t = machine.Timer(-1)
t.init(period=10, mode=machine.Timer.PERIODIC, callback=seen.append)
later(55)
t.deinit()
n = len(seen)
check((4 <= n <= 6, seen[0] is t), (True, True))
later(40)
check(len(seen) - n <= 1, True)
n = len(seen)
t.init(mode=machine.Timer.ONE_SHOT, period=5, callback=seen.append)
later(30)
check(len(seen), n + 1)
#: machine.disable_irq machine.enable_irq
seen = []
t = machine.Timer(-1)
t.init(period=5, mode=machine.Timer.PERIODIC, callback=seen.append)
later(20)
state = machine.disable_irq()
n = len(seen)
for _ in range(3000):
    pass
check((n > 1, len(seen) - n <= 1), (True, True))
machine.enable_irq(state)
later(20)
check(len(seen) > n + 1, True)
t.deinit()
#: machine.PWM machine.PWM.freq
pwm = machine.PWM(Pin(5), freq=200, duty=512)
first = pwm.freq()
pwm.freq(400)
check((first, pwm.freq()), (200, 400))
pwm.deinit()
#: machine.PWM.duty
pwm = machine.PWM(Pin(5), freq=100, duty=100)
first = pwm.duty()
pwm.duty(512)
high = [0, 0]
for _ in range(400):
    high[Pin(5).value()] += 1
    time.sleep_us(130)
check((first, pwm.duty(), high[0] > 120 and high[1] > 120), (100, 512, True))
pwm.deinit()
#: machine.PWM.duty_u16
pwm = machine.PWM(Pin(5), freq=100, duty=0)
pwm.duty_u16(32768)
check(abs(pwm.duty_u16() - 32768) < 70 and abs(pwm.duty() - 512) <= 1, True)
pwm.deinit()
#: machine.PWM.duty_ns
pwm = machine.PWM(Pin(5), freq=100, duty=0)
pwm.duty_ns(2500000)
check(abs(pwm.duty_ns() - 2500000) < 20000 and abs(pwm.duty() - 256) <= 1, True)
pwm.deinit()
#: machine.PWM.init
pwm = machine.PWM(Pin(5))
pwm.init(freq=250, duty=300)
check((pwm.freq(), pwm.duty()), (250, 300))
pwm.deinit()
#: machine.PWM.deinit
pwm = machine.PWM(Pin(5), freq=500, duty=512)
pwm.deinit()
levels = set()
for _ in range(100):
    levels.add(Pin(5).value())
    time.sleep_us(77)
check(len(levels), 1)
