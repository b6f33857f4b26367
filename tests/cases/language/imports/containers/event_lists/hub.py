handlers = {}
owners = set()
trail = []
tally = bytearray()
total = 0


def listen(event):
    def keep(f):
        global total
        handlers.setdefault(event, []).append(f)
        owners.add(f.__name__)
        trail.append((event, f.__name__))
        tally.append(len(handlers))
        total += 1
        return f

    return keep


def emit(event):
    return [f() for f in handlers.get(event, ())]
