# Written by boilerplate/compile.py from stories/abbey.py; change it there.
def render(n):
    name, lore = ( ("LION", "sleeps with open eyes, and sweeps out its own tracks"), ("WHALE", "is an island until somebody lights a fire on it"), ("CRANE", "keeps watch with a stone in its claw, and if it nods, it " "hears of it"), ("PANTHER", "smells so sweet that all beasts follow it but one"), ("BARNACLE", "is a goose that grows on a tree by its beak, and may " "therefore be eaten in Advent"), ("WEASEL", "conceives by the ear, or else gives birth by it"), ("SALAMANDER", "puts out a fire by lying down in it"), ("HEDGEHOG", "rolls upon the grapes, and carries home a dinner"), ("PELICAN", "feeds her young from her own breast, and looks tired"), ("BONNACON", "has horns that are of no use, and lays waste three " "acres with its other end"))[n % 10]
    yield str(n + 1)
    yield ". The "
    yield str(name)
    yield "\n"
    yield str(lore)
    yield ".\n"
