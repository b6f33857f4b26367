# Written by boilerplate/compile.py from stories/fort.py; change it there.
def render(story, node, sack, box):
    yield "You have not even been let in yet. The sentry is at the North Gate.\n"
