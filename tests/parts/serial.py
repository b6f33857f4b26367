# The second serial port, which only sends.
from machine import UART
import time

port = UART(1, 9600)
port.write("over the wire\n")
port.flush()
time.sleep_ms(5)  # the last byte is still on its way
port.init(115200)
port.write(b"\x00\xff")
port.write("done")
