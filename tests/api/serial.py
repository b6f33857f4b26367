# tool:
from check import check, raised, emptied
import select, sys
from machine import UART

print("serial")
out = sys.stdout
#: machine.UART machine.UART.write
port = UART(1, 9600)
check((port.write(b"abc"), raised(lambda: UART(2))[:10]), (3, "ValueError"))
#: machine.UART.init
port = UART(1, 9600)
check((port.init(19200, bits=7, parity=0, stop=2), raised(lambda: port.init(19200, bits=9))[:10]), (None, "ValueError"))
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
