import gate

gate.needed += 1
if len(gate.tries) < gate.needed:
    1 // 0
