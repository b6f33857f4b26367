# Written by boilerplate/compile.py from stories/mill.py; change it there.
def render(story, node, sack, box):
    yield (
        "\"For Mr Pell's machine,\" you say, \"so Mr Pell might pay.\" Miss Pym\n"
        "enjoys that very much. Then she chalks threepence under your name.\n"
    )
