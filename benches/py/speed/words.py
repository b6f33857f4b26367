"""Strings: split, joined, searched, cased, compared."""
N = 250

VERSE = "all roads that lead from the wall run south and the south is far away"


def turn(rounds):
    found = 0
    for n in range(rounds):
        words = VERSE.split(" ")
        words[n % len(words)] = "north"
        line = "-".join(words).upper()
        if "NORTH" in line and line.find("SOUTH") > 20:
            found += line.count("O")
        found += len(line.replace("WALL", "rampart")) + (words[0] < words[-1])
    return found


print(turn(N))
