import scale

scale.used.append("compare")


def less(a, b):
    return a < b
