from . import mayor as boss


def ask():
    return boss.rank
