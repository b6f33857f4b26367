# Written by boilerplate/compile.py from stories/mill.py; change it there.
def render(bell):
    day, part = divmod(bell, 3)
    yield str("Monday Tuesday Wednesday Thursday Friday Saturday".split()[day])
    yield ", "
    yield str(("before breakfast", "after dinner", "by lamplight")[part])
    yield ".\n"
