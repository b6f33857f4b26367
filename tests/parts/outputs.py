# A lamp that is dimmed and a servo, by pulses; a strip, by its bits.
from machine import Pin, PWM, bitstream
import time

lamp = PWM(Pin(12), freq=50, duty=256)
servo = PWM(Pin(13), freq=50, duty_ns=1500000)
time.sleep_ms(200)
print(lamp.duty(), servo.freq())
input("to one side: ")
servo.duty_ns(1000000)
time.sleep_ms(100)
input("to the other: ")
servo.duty_ns(2000000)
time.sleep_ms(100)
lamp.deinit()
servo.deinit()

strip = Pin(14, Pin.OUT, value=0)
time.sleep_ms(1)
colours = [(255, 128, 0), (1, 2, 3), (0, 0, 255)]
data = bytearray()
for red, green, blue in colours:
    data += bytes((green, red, blue))
bitstream(strip, 0, (400, 850, 800, 450), data)
time.sleep_us(60)
input("off: ")
bitstream(strip, 0, (400, 850, 800, 450), bytearray(9))
time.sleep_us(60)
