# Written by boilerplate/compile.py from stories/mill.py; change it there.
from templates.mill.money import render as render_money


def render(story, node, sack, box):
    yield (
        "Half your wages are Mr Pell's own brass, which is money in this room\n"
        "and nowhere else. That was forbidden eleven years ago; the news has not\n"
        "come up the valley yet.\n"
    )
    for thing, price in (("Loaf", 4), ("Oil", 3), ("Speller", 5)):
        yield str(thing)
        yield str("." * (12 - len(thing)))
        yield str(price)
        yield "d\n"
    yield "Your slate: "
    yield from render_money(sack.debt)
    yield "\n"
