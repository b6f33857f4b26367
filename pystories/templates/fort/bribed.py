# Written by boilerplate/compile.py from stories/fort.py; change it there.
def render(story, node, sack, box):
    yield (
        "THE FISH. The cart rolls out beneath you. Ten coins! You count them\n"
        "until it is dark. Three of them are tin; but then, so is your story.\n"
    )
