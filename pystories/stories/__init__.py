"""One module for each story; see README.md for how to write one.

`names` has all stories; a console begins with the first.
"""

names = (
    "fort",
    "harbour",
    "abbey",
    "mill",
    "mine",
)


def load(name):
    """The story of stories/<name>.py."""
    return __import__("stories." + name, globals(), locals(),
                      ["story"]).story
