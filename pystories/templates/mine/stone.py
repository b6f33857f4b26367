# Written by boilerplate/compile.py from stories/mine.py; change it there.
def render(seconds):
    for second in range(1, seconds + 1):
        yield str(("One", "Two", "Three")[second - 1])
        yield ": "
        yield str(16 * second ** 2)
        yield " feet.\n"
