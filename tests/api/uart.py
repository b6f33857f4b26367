from check import check, raised, emptied
from machine import UART, Pin
import io, select, sys, time

print("UART and select")


class Ready(io.IOBase):
    """A stream that is ready for what it was made with."""

    def __init__(self, events):
        self.events = events

    def ioctl(self, request, mask):
        return self.events & mask if request == 3 else -22


#: machine.UART
check(repr(UART(1, 9600, bits=7, parity=0, stop=2, timeout=5)), "UART(1, baudrate=9600, bits=7, parity=0, stop=2, rxbuf=15, timeout=5, timeout_char=2)")
#: machine.UART.init
u = UART(0)
u.init(parity=None, timeout=1, timeout_char=2, rxbuf=64)
check(repr(u), "UART(0, baudrate=115200, bits=8, parity=None, stop=1, rxbuf=64, timeout=1, timeout_char=2)")
#: machine.UART.any
check(UART(1).any(), 0)
#: machine.UART.read
check(raised(lambda: UART(1).read(1)), "OSError(\"UART(1) can't read\",)")
#: machine.UART.readline
check(raised(lambda: UART(1).readline()), "OSError(\"UART(1) can't read\",)")
#: machine.UART.readinto
check(raised(lambda: UART(1).readinto(bytearray(1))), "OSError(\"UART(1) can't read\",)")
#: machine.UART.write
check((UART(1).write(b"abc"), UART(1).write("text")), (3, 4))
#: machine.UART.txdone
u = UART(1)
u.write(b"abc")
time.sleep_ms(5)
check(u.txdone(), True)
#: machine.UART.flush
port = UART(1, 9600)
start = time.ticks_us()
port.write(bytes(20))
port.flush()
check(time.ticks_diff(time.ticks_us(), start) >= 20 * 10 * 1000000 // 9600 - 100, True)
check((UART(1).flush(), raised(lambda: UART.flush())[:9]), (None, "TypeError"))
#: select.poll
check(select.poll().poll(0), [])
#: select.poll.register
p = select.poll()
r = Ready(1)
p.register(r)
check(p.poll(0) == [(r, 1)], True)
#: select.poll.poll
p = select.poll()
r = Ready(4)
p.register(r, select.POLLIN)
p.register(sys.stdout, select.POLLOUT)
check([obj is sys.stdout for obj, event in p.poll(5)], [True])
#: select.poll.ipoll
p = select.poll()
p.register(Ready(5))
check([event for obj, event in p.ipoll(0)], [5])
#: select.poll.modify
p = select.poll()
r = Ready(5)
p.register(r)
p.modify(r, select.POLLOUT)
check([event for obj, event in p.poll(0)], [4])
#: select.poll.unregister
p = select.poll()
r = Ready(5)
p.register(r)
p.unregister(r)
check(p.poll(0), [])
#: select.select
a, b = Ready(1), Ready(4)
check(select.select([a, b], [a, b, sys.stdout], [], 0.01) == ([a], [b, sys.stdout], []), True)
