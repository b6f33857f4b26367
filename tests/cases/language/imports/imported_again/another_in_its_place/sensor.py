value = "real"
reads = 0


def read():
    global reads
    reads += 1
    return reads
