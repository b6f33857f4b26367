# tool: --part ws2812:pin=4,lamps=2
from check import check, raised, emptied
import apa102, machine, neopixel, time
from machine import Pin

print("lights")
#: neopixel.NeoPixel neopixel.NeoPixel.n neopixel.NeoPixel.bpp neopixel.NeoPixel.buf neopixel.NeoPixel.pin neopixel.NeoPixel.timing neopixel.NeoPixel.ORDER
strip = neopixel.NeoPixel(Pin(4, Pin.OUT), 2)
strip[0] = (1, 2, 3)
check((strip[0], strip[1], bytes(strip.buf), len(strip)), ((1, 2, 3), (0, 0, 0), b"\2\1\3\0\0\0", 2))
check((strip.n, strip.bpp, strip.pin, strip.ORDER), (2, 3, Pin(4), (1, 0, 2, 3)))
check((strip.timing == 1 or len(strip.timing) == 4, neopixel.NeoPixel(Pin(4), 1, bpp=4).bpp), (True, 4))
#: neopixel.NeoPixel.fill
strip = neopixel.NeoPixel(Pin(4, Pin.OUT), 2)
strip.fill((9, 8, 7))
check(bytes(strip.buf), b"\x08\x09\x07\x08\x09\x07")
#: neopixel.NeoPixel.write
strip = neopixel.NeoPixel(Pin(4, Pin.OUT), 200)
start = time.ticks_us()
strip.write()
check(200 * 24 <= time.ticks_diff(time.ticks_us(), start) < 1000000, True)
#: machine.bitstream
pin = Pin(4, Pin.OUT)
start = time.ticks_us()
machine.bitstream(pin, 0, (400, 850, 800, 450), bytes(600))
check(600 * 8 <= time.ticks_diff(time.ticks_us(), start) < 1000000, True)
#: apa102.APA102 apa102.APA102.ORDER apa102.APA102.clock_pin
strip = apa102.APA102(Pin(14, Pin.OUT), Pin(13, Pin.OUT), 2)
strip[0] = (1, 2, 3, 31)
check((strip[0], bytes(strip.buf[:4]), strip.ORDER), ((1, 2, 3, 31), b"\1\2\3\x1f", (0, 1, 2, 3)))
check((strip.clock_pin, strip.pin), (Pin(14), Pin(13)))
#: apa102.APA102.write
clock, data = Pin(14, Pin.OUT), Pin(13, Pin.OUT, value=0)
strip = apa102.APA102(clock, data, 2)
strip.write()
check((data.value(), clock.value()), (1, 0))
#: machine.time_pulse_us
pin = Pin(5, Pin.OUT, value=1)
pwm = machine.PWM(pin, freq=100, duty=256)
# The first pulse may have begun before the call.
machine.time_pulse_us(Pin(5), 1, 50000)
us = machine.time_pulse_us(Pin(5), 1, 50000)
pwm.deinit()
pin.value(0)
check((2400 < us < 2650, machine.time_pulse_us(Pin(5), 1, 1000)), (True, -2))
