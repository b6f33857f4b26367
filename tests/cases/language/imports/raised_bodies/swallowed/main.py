# Imports that raise in `with`, in a loop and in a function, until the state lets them through.
import gate


class Calm:
    def __init__(self):
        self.caught = []

    def __enter__(self):
        gate.tries.append("with")
        return self

    def __exit__(self, kind, value, where):
        self.caught.append(kind and (ImportError if issubclass(kind, ImportError) else kind).__name__)
        return True


calm = Calm()
with calm:
    import passage

    print("not reached")
with calm:
    gate.tries.append("calm")
print(calm.caught, gate.tries)


def enter():
    from passage import width

    return width


for attempt in range(6):
    try:
        print("width", enter())
        break
    except (LookupError, ArithmeticError) as e:
        print(type(e).__name__, len(gate.tries))
with calm:
    import passage, missing_hall

    print("not reached")
print(calm.caught, gate.tries, passage.width)
