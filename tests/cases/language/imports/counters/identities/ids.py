free = 1
taken = {}


def take(name=None):
    global free
    number = free
    free = number + 1
    if name is not None:
        taken[name] = number
    return number
