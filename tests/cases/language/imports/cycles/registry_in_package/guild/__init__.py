members = []
size = 0


def join(name):
    global size
    members.append(name)
    size += 1
    return size


from . import smith, tanner

members.append("closed with %d" % size)
