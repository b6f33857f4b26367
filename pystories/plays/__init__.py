"""One module for each story: scripts that play it to every node and end.

PLAYS holds (what the play is about, the boxes tapped, in words) pairs.
regimes/play_script.py plays them, on a PC or on a box.
"""


def load(name):
    """The plays of plays/<name>.py."""
    return __import__("plays." + name, globals(), locals(), ["PLAYS"]).PLAYS
