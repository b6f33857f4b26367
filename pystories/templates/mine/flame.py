# Written by boilerplate/compile.py from stories/mine.py; change it there.
def render(gas):
    if gas < 2:
        yield "The flame stands yellow and straight.\n"
    elif gas == 2:
        yield "On the flame sits a pale blue cap, no higher than a barleycorn.\n"
    elif gas == 3:
        yield "The blue cap on the flame has grown as long as a fingernail.\n"
    else:
        yield "The blue cap reaches "
        yield str(gas)
        yield " eighths up the glass. That is firedamp.\n"
