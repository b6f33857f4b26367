# Written by boilerplate/compile.py from stories/abbey.py; change it there.
def render(hunger):
    if hunger > 9:
        yield "You could eat the binding.\n"
    elif hunger > 6:
        yield "Your hand shakes, and not with zeal.\n"
    elif hunger > 3:
        yield "You catch yourself thinking about onions.\n"
