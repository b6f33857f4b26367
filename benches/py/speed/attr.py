"""Attributes of an instance: read, written, counted up."""
N = 6000


class Lamp:
    def __init__(self):
        self.oil = 900
        self.hours = 0
        self.lit = True
        self.smoke = 3


def burn(lamp, minutes):
    for minute in range(minutes):
        lamp.oil = lamp.oil - lamp.smoke
        if lamp.oil < 0:
            lamp.oil = 900
            lamp.hours = lamp.hours + 1
        lamp.lit = lamp.oil > lamp.smoke
    return lamp.hours


print(burn(Lamp(), N))
