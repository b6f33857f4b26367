# tool: --part serial:port=1
from check import check, raised, emptied
import select, sys
from machine import UART

print("serial")
console = UART(0, 115200)
#: machine.UART machine.UART.write
port = UART(1, 9600)
check((port.write(b"abc"), raised(lambda: UART(2))[:10]), (3, "ValueError"))
#: machine.UART.init
port = UART(1, 9600)
port.init(19200, bits=7, parity=0, stop=2)
check(("19200" in repr(port), "bits=7" in repr(port), "stop=2" in repr(port)), (True, True, True))
#: machine.UART.txdone machine.UART.flush
port = UART(1, 9600)
port.write(b"x" * 20)
busy = port.txdone()
port.flush()
check((busy, port.txdone()), (False, True))
