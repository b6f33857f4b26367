# Written by boilerplate/compile.py from stories/abbey.py; change it there.
def render(rung):
    yield str(("Terce", "Sext", "None", "Vespers", "Compline", "Matins", "Lauds", "Prime")[rung])
    yield "\n"
