height = 1


def rise():
    global height
    height += 1
