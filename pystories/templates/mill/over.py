# Written by boilerplate/compile.py from stories/mill.py; change it there.
from templates.mill.book import render as render_book


def render(story, node, sack, box):
    yield "The bell rings for somebody else. Your week stands in the book:\n"
    yield from render_book(sack)
    yield "A fresh card makes you a new hand. The clock will not notice.\n"
