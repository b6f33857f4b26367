# Written by boilerplate/compile.py from stories/fort.py; change it there.
def render(sack):
    yield "You carry "
    yield str(sack.coins)
    yield " coin"
    if sack.coins != 1:
        yield "s"
    yield "\n"
    for item in sack.items:
        yield "  and a "
        yield str(item)
        yield "\n"
