# Written by boilerplate/compile.py from stories/mill.py; change it there.
def render(story, node, sack, box):
    yield (
        "First singing, then the road is dark with people: four thousand, out of\n"
        "Hyde and Ashton, with saucepan lids for drums. They have drawn every\n"
        "plug from here to Glossop. Now they look for your chimney, and look\n"
        "again. \"Where,\" asks a huge polite man, \"do you keep your boiler?\"\n"
    )
