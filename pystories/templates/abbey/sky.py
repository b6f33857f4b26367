# Written by boilerplate/compile.py from stories/abbey.py; change it there.
def render(hour):
    if hour < 3:
        yield "The sun is a rumour in the fog.\n"
    elif hour < 6:
        yield "It is as light now as it means to be today.\n"
    elif hour < 8:
        yield "The light comes in low and looks at each desk in turn.\n"
    elif hour < 12:
        yield "Dark. The holy water has a skin of ice.\n"
    else:
        yield "The middle of the night, and then the cold end of it.\n"
