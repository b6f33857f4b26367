import sums

plain = sums.add


def add(a, b):
    sums.calls.append((a, b))
    return plain(a, b) + 1


sums.add = add
sums.extra = "by loud"
