# Written by boilerplate/compile.py from stories/mill.py; change it there.
def render(story, node, sack, box):
    behind = (0, 20, 10, 0, 0)[sack.gate]
    yield (
        "One case, two dials. The upper has a pendulum and keeps the time of the\n"
        "sun. The lower is turned by the wheel and keeps Mr Pell's. You begin by\n"
        "the upper, and you may stop by the lower.\n"
    )
    if behind:
        yield "It is "
        yield str(behind)
        yield (
            " minutes late, for the wheel is tired. Wheels are\n"
            "allowed to be.\n"
        )
    else:
        yield (
            "They agree to a hair. With so much water the lower would run ahead, but\n"
            "somebody has taken the trouble to hang a horseshoe on it.\n"
        )
