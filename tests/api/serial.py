# tool:
# input: abcdefghij\nline 2\n123456789
from check import check, raised, emptied
import select, sys, time
from machine import UART

print("serial")
out = sys.stdout
#: machine.UART machine.UART.write
port = UART(1, 9600)
check((port.write(b"abc"), raised(lambda: UART(2))[:10]), (3, "ValueError"))
#: machine.UART.init
port = UART(1, 9600)
check((port.init(19200, bits=7, parity=0, stop=2), raised(lambda: port.init(19200, bits=9))[:10]), (None, "ValueError"))
#: machine.UART.any
port = UART(0, timeout=2000)
port.read(1)
tries = 0
while not port.any() and tries < 1000:
    time.sleep_ms(2)
    tries += 1
check((port.any(), UART(1).any()), (1, 0))
#: machine.UART.read
port = UART(0, timeout=2000, timeout_char=1000)
check((port.read(3), port.read(1), port.read(0)), (b"bcd", b"e", b""))
#: machine.UART.readline
port = UART(0, timeout=2000, timeout_char=1000)
port.readline()
check(port.readline(), b"line 2\n")
#: machine.UART.readinto
port = UART(0, timeout=2000, timeout_char=1000)
data = bytearray(4)
check((port.readinto(data), port.readinto(data, 2), data), (4, 2, bytearray(b"5634")))
#: select.poll select.poll.register select.poll.poll
poll = select.poll()
poll.register(out, select.POLLOUT)
check(poll.poll(0), [(out, select.POLLOUT)])
#: select.poll.ipoll
poll = select.poll()
poll.register(out, select.POLLOUT)
check([tuple(x) for x in poll.ipoll(0)], [(out, select.POLLOUT)])
#: select.poll.modify
poll = select.poll()
poll.register(out, select.POLLOUT)
poll.modify(out, select.POLLIN)
check(poll.poll(0), [])
#: select.poll.unregister
poll = select.poll()
poll.register(out, select.POLLOUT)
poll.unregister(out)
check(poll.poll(0), [])
#: select.select
check(select.select([], [out], [], 0), ([], [out], []))
