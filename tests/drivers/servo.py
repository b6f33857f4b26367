"""A model servo at PWM of 50 Hz: 1 to 2 ms for -90 to 90 degrees; and a lamp that is dimmed."""

import time
from machine import Pin, PWM


class Servo:
    def __init__(self, pin, least=1000, most=2000):
        self.pwm = PWM(Pin(pin), freq=50)
        self.least = least
        self.most = most

    def angle(self, degrees):
        us = self.least + (self.most - self.least) * (degrees + 90) // 180
        self.pwm.duty_ns(us * 1000)


servo = Servo(14)
for degrees in (0, -90, 45):
    servo.angle(degrees)
    print("angle", degrees)
    time.sleep_ms(4000)
servo.pwm.duty(77)
print("duty", servo.pwm.duty())
time.sleep_ms(4000)
servo.pwm.duty_u16(4915)
print("duty_u16", abs(servo.pwm.duty_u16() - 4915) <= 64)
time.sleep_ms(4000)
pulses = PWM(Pin(14), freq=100, duty_ns=1_700_000)
print("100 Hz", pulses.freq(), abs(pulses.duty_ns() - 1_700_000) < 1000)
time.sleep_ms(4000)
pulses.deinit()
lamp = PWM(Pin(12), freq=200)
lamp.duty(256)
print("lamp")
time.sleep_ms(4000)
lamp.duty(0)
print("dark")
time.sleep_ms(4000)
lamp.duty(1023)
print("bright")
