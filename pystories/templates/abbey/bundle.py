# Written by boilerplate/compile.py from stories/abbey.py; change it there.
def render(story, node, sack, box):
    yield (
        "Behind the salt lies a bundle of written skins: accounts, a sermon,\n"
        "laundry. \"Scrape them,\" says Gamel. \"We have been forgiven all these.\"\n"
        "You count nine. On one of them something shines through the laundry.\n"
    )
