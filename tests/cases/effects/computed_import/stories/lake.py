from . import index
title = "Lake"
print("lake speaks", index)
index.append(title)

def start():
    return index[:]
