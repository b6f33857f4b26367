from . import wheel

turns = wheel.turns
del wheel
