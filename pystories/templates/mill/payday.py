# Written by boilerplate/compile.py from stories/mill.py; change it there.
from templates.mill.book import render as render_book
from templates.mill.money import render as render_money


def render(story, node, sack, box):
    net = sack.pence - sack.fines - sack.debt
    yield (
        "Saturday, six by the lower dial; half past, by your stomach. Mr\n"
        "Twelvetrees pays through a hole in the shape of his face.\n"
    )
    yield from render_book(sack)
    if net > 0:
        silver, brass = net - net // 2, net // 2
        yield "So: "
        yield from render_money(silver)
        yield " in silver, "
        yield from render_money(brass)
        yield " in Mr Pell's brass.\n"
    elif net:
        yield "So you owe "
        yield from render_money(-net)
        yield " for having worked here.\n"
    else:
        yield "So: nothing. He counts it out to you twice.\n"
