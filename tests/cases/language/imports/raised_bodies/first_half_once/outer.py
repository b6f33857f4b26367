import steps

steps.done.append("outer begins")
try:
    import middle
except KeyError:
    caught = True
else:
    caught = False
steps.done.append("outer ends")
