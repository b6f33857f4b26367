# Written by boilerplate/compile.py from stories/mine.py; change it there.
def render(story, node, sack, box):
    if sack.yards > 9:
        yield (
            "Daylight, or what they have instead of it in March. The sea lies\n"
            "behind the heap, grey and level, and looks as if it had been told\n"
            "something.\n"
        )
    else:
        yield (
            "The light hurts. You have been down so long that a gull seems a large\n"
            "idea. Below your boots the wheel goes round, and lets men down.\n"
        )
    yield "Lowther fills up your lamp and asks for no cross.\n"
