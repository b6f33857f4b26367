# Written by boilerplate/compile.py from stories/fort.py; change it there.
def render(hours):
    if hours > 6:
        yield "The sun is a pale coin above the rampart.\n"
    elif hours > 3:
        yield "Shadows of the towers lie right across the street.\n"
    else:
        yield "Somebody is already filling the lamps.\n"
