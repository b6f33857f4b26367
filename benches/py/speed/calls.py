"""Calls of functions: recursion, positional arguments, defaults, keywords."""
N = 1500


def steps(width, height):
    if width == 0 or height == 0:
        return 1
    return steps(width - 1, height) + steps(width, height - 1)


def toll(people, carts=0, night=False):
    due = people + 4 * carts
    return due * 2 if night else due


def market(days):
    taken = 0
    for day in range(days):
        taken += toll(day) + toll(day, 2) + toll(1, night=True)
    return taken


print(steps(7, 7), market(N))
