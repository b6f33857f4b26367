# The second serial port, which only sends.
from machine import UART

port = UART(1, 9600)
port.write("over the wire\n")
port.init(115200)
port.write(b"\x00\xff")
port.write("done")
