import gate

gate.tries.append("passage")
try:
    if len(gate.tries) < 3:
        raise KeyError(len(gate.tries))
    gate.tries.append("further")
    import narrow
finally:
    gate.tries.append("left")
width = len(gate.tries)
