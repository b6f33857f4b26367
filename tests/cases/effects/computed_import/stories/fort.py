from stories import index
title = "The " + __name__.split(".")[-1]
visits = 0
index.append(title)

def start():
    global visits
    visits += 1
    return visits, len(index)
