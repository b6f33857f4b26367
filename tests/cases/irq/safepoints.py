# oracle: design `machine` needs a board; what its ESP8266 port does
# Handlers run at safepoints anywhere: in loops, calls, keys of a sort, generators, and with disable_irq.
import machine, micropython, time
from machine import Pin, Timer

n = 0
p = Pin(4, Pin.OUT, value=0)


def count(x):
    global n
    n += 1


def edge():
    p.on()
    p.off()


p.irq(count, Pin.IRQ_RISING)

# A loop without a wait, and calls without a loop.
edge()
while n < 1:
    pass
print("loop", n)


def recurse(depth):
    if depth == 0:
        return n
    if depth == 150:
        edge()
    return recurse(depth - 1) + 0


print("calls", recurse(200))


# In the key of a sort, and in a generator.
def key(x):
    if x == 5:
        edge()
    for _ in range(40):
        pass
    return -x


print(sorted(range(10), key=key), n)


def numbers():
    for i in range(100):
        if i == 10:
            edge()
        yield n


print("generator", list(numbers())[-1])

# An exception that is handled is not disturbed.
try:
    try:
        {}["missing"]
    except KeyError as e:
        edge()
        for i in range(100):
            pass
        raise
except KeyError as e:
    print(repr(e), n)

# Handlers are held back.
state = machine.disable_irq()
print(state & 15, machine.disable_irq() & 15)
edge()
edge()
for i in range(2000):
    pass
time.sleep_ms(2)
print("held back", n)
machine.enable_irq(state)
for i in range(2):
    pass
print("let go", n)
try:
    machine.enable_irq("x")
except TypeError as e:
    print(repr(e))

# A handler schedules a call, which schedules another one.
order = []


def second(x):
    order.append(("second", x))


def first(x):
    order.append(("first", x))
    micropython.schedule(second, x + 1)


def schedules(pin):
    micropython.schedule(first, 1)
    order.append("handler")


p.irq(schedules, Pin.IRQ_RISING)
edge()
time.sleep_ms(2)
print(order)

# The queue of edges: 255 wait, and the others are counted.
n = 0
p.irq(count, Pin.IRQ_RISING)
machine.disable_irq()
for i in range(300):
    edge()
print("waiting", machine.irq_overflows())
machine.enable_irq(0)
time.sleep_ms(2)
print(n, machine.irq_overflows())
p.irq(None)

# machine.idle ends with an event, and lets its handler run.
t = Timer(-1)
t.init(mode=Timer.ONE_SHOT, period=3, callback=count)
while n == 255:
    machine.idle()
print(n)
