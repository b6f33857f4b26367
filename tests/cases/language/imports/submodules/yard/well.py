from . import gate, name

depth = gate.width * 5 if name else 0
