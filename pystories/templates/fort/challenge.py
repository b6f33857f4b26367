# Written by boilerplate/compile.py from stories/fort.py; change it there.
def render(story, node, sack, box):
    yield (
        "\"Stand!\" A helmet looks down at you, and below the helmet a young\n"
        "man who would rather be in bed. \"Word of the day?\"\n"
        "You were given a letter. Nobody gave you a word.\n"
    )
