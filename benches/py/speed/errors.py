"""Exceptions: raised, caught by class, passed on through frames; `with` and `finally`."""
N = 1200


class Locked(Exception):
    pass


class Door:
    def __init__(self):
        self.opened = 0

    def __enter__(self):
        self.opened += 1
        return self

    def __exit__(self, kind, error, trace):
        return kind is KeyError


def unlock(n):
    if n % 3 == 0:
        raise Locked(n)
    if n % 7 == 0:
        raise KeyError(n)
    return n


def attempt(rounds):
    door = Door()
    got = lost = 0
    for n in range(rounds):
        try:
            with door:
                got += unlock(n)
        except Locked as error:
            lost += error.args[0]
        finally:
            got += 1
    return got, lost, door.opened


print(attempt(N))
