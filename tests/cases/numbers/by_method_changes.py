# oracle: design MicroPython reads outside the list
# An `__int__` that changes the container: what is read afterwards is what is there then.
import array


def show(f):
    try:
        print(f([1, 2, 3]))
    except (IndexError, ValueError) as e:
        print(type(e).__name__)


class Empties:
    def __init__(self, l):
        self.l = l

    def __int__(self):
        del self.l[:]
        [0] * 100  # memory moves
        return 1


def store(l):
    l[Empties(l)] = 5


def store_slice(l):
    l[Empties(l) : 2] = [7, 8]
    return l


def insert(l):
    l.insert(Empties(l), 9)
    return l


def times(l):
    l *= Empties(l)
    return l


def byte(l):
    b = bytearray(b"abc")

    class Shrinks:
        def __int__(self):
            b[:] = b""
            return 65

    b[2] = Shrinks()


show(lambda l: l[Empties(l)])
show(lambda l: l[Empties(l) :])
show(lambda l: l.pop(Empties(l)))
show(lambda l: l * Empties(l))
show(lambda l: l.index(2, Empties(l)))
show(lambda l: bytes([1, Empties(l), 2]))
show(lambda l: array.array("i", (4, Empties(l))))
for f in (store, store_slice, insert, times, byte):
    show(f)
