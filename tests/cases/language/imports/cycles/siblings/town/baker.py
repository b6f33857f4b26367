from . import miller

bread = miller.flour + 1


def ask():
    return miller.answer()
