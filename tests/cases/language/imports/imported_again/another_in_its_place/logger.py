import sensor
from sensor import value

shown = value, sensor.read()
