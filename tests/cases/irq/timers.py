# oracle: design `machine` needs a board; what its ESP8266 port does
# machine.Timer: modes, periods, callbacks that stop or change their timer, and callbacks that take long.
import time
from machine import Timer

print(Timer.ONE_SHOT, Timer.PERIODIC, Timer)
seen = []
start = 0


def now():
    # In units of ten milliseconds.
    return (time.ticks_diff(time.ticks_us(), start) + 5000) // 10000


def begin():
    global start
    seen.clear()
    start = time.ticks_us()


def note(t):
    seen.append((t is timer, now()))


timer = Timer(-1)
print(repr(timer)[:6])
time.sleep_ms(30)
print("not started", seen)

begin()
timer.init(mode=Timer.ONE_SHOT, period=50, callback=note)
time.sleep_ms(300)
print("once", seen)

begin()
timer.init(period=100, callback=note)
time.sleep_ms(350)
timer.deinit()
time.sleep_ms(300)
print("periodic", seen)

begin()
timer.init(freq=5, mode=Timer.PERIODIC, callback=note)
time.sleep_ms(450)
timer.init(freq=20.0, callback=note)
time.sleep_ms(120)
timer.deinit()
print("freq", seen)
begin()
timer.init(period=40000, tick_hz=1000000, callback=note)
time.sleep_ms(90)
timer.init(Timer.ONE_SHOT, period=10, tick_hz=100, callback=note)
time.sleep_ms(300)
print("ticks", seen)

# A callback that stops its timer, or one that starts it anew.
def stop(t):
    seen.append(now())
    if len(seen) == 3:
        t.deinit()


begin()
timer.init(period=20, callback=stop)
time.sleep_ms(200)
print("stopped", seen)


def longer(t):
    seen.append(now())
    if len(seen) < 4:
        t.init(mode=Timer.ONE_SHOT, period=len(seen) * 30, callback=longer)


begin()
timer.init(mode=Timer.ONE_SHOT, period=30, callback=longer)
time.sleep_ms(500)
print("longer", [(n + 1) // 3 for n in seen])


# Several timers, in the order of their moments; an id says nothing.
begin()
many = [Timer(n) for n in (0, 1, -1, 7)]
for n, t in enumerate(many):
    t.init(mode=Timer.ONE_SHOT, period=(300, 100, 200, 120)[n], callback=lambda t, n=n: seen.append(n))
time.sleep_ms(400)
print(seen)

# Nobody refers to a running timer, and nothing is called without a callback.
begin()
Timer(-1, period=40, mode=Timer.ONE_SHOT, callback=lambda t: seen.append("alive"))
Timer(-1).init(mode=Timer.ONE_SHOT, period=40)
import gc

gc.collect()
time.sleep_ms(100)
print(seen)

# A callback that takes long: the ticks that wait are at most four.
def slow(t):
    seen.append(now())
    if len(seen) == 1:
        time.sleep_ms(1000)


begin()
timer.init(period=100, callback=slow)
time.sleep_ms(1450)
timer.deinit()
print(seen[0], len(seen), seen[-1] // 10)

# Waiting counts the time of callbacks.
begin()
timer.init(mode=Timer.ONE_SHOT, period=50, callback=lambda t: time.sleep_ms(200))
time.sleep_ms(400)
print("waited", now())

# Callbacks that take longer than their period share the time with the program.
begin()
timer.init(period=10, callback=lambda t: time.sleep_ms(25))
time.sleep_ms(150)
for i in range(5):
    pass
timer.deinit()
print("shared", now() < 60)


def error(f):
    try:
        print(f())
    except Exception as e:
        print(repr(e))


error(lambda: Timer())
error(lambda: Timer("x"))
error(lambda: Timer(0, 1, 2))
error(lambda: timer.init(speed=1))
error(lambda: timer.init(period="x"))
error(lambda: timer.deinit(1))
error(lambda: timer())
error(lambda: timer.deinit())
