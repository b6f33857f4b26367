"""The frame of a story: Story, Box and Snippet. nodes.py has the nodes inside it.

A story is a Python module, so that its author needs no other tool than an
editor. Everything written inside `with story:` finds its story by itself, has
a unique uid, and is linked by uid only, so nodes may be written in any
order. When the block ends, every link is checked, on the author's desk and not
in front of a visitor.

Memory is scarce. Class attributes hold the defaults, so an instance holds only
what its author wrote. Texts do not stay here: they become template modules (see
boilerplate/), and the node keeps the template's name.
"""
import gc
from sack import Sack, can_hold

story = None    # the story that is being written, inside its `with` block
collect = None  # a function that boilerplate/compile.py sets, to gather the texts

LETTERS = "abcdefghijklmnopqrstuvwxyz_0123456789"


class StoryError(Exception):
    """A mistake in a story. The message is for its author."""


def is_uid(text):
    """Is the text a uid? It names a template module too, so its letters are restricted."""
    if not isinstance(text, str) or not text or text[0].isdigit():
        return False
    return all(letter in LETTERS for letter in text)


class Story:
    """A whole story: its boxes, its nodes and the visitor's first sack.

    sack: the (name, value) pairs that a fresh card has, in the card's order.
    """

    # Names of the snippets for texts that all pages share: where to go next, what a
    # fork offers, that this is the wrong box, that the story is over.
    signpost = None
    options = None
    missed = None
    over = None

    def __init__(self, *, uid, title, start, sack, **snippets):
        if not is_uid(uid):
            raise StoryError("'{}' is no uid for a story".format(uid))
        self.uid = uid
        self.title = title
        self.start = start
        self.sack = sack
        self.boxes = {}
        self.nodes = {}
        self.words = {}
        self.wanted = []
        for name in snippets:
            if name not in ("signpost", "options", "missed", "over"):
                raise StoryError("a Story takes no '{}'".format(name))
            setattr(self, name, snippets[name])

    def __enter__(self):
        global story
        if story is not None:
            raise StoryError("story '{}' begins inside story '{}'".format(
                self.uid, story.uid))
        story = self
        return self

    def __exit__(self, kind, error, trace):
        global story
        story = None
        if kind is None:
            problems = sorted(self.check())
            if problems:
                raise StoryError("story '{}': {}".format(
                    self.uid, "; ".join(problems)))
            self.learn()
            self.wanted = ()
            gc.collect()

    def add(self, part):
        """Register a part. Two parts of one kind must not have the same uid."""
        shelf = getattr(self, part.shelf)
        if part.uid in shelf:
            raise StoryError("{} is written twice".format(part))
        shelf[part.uid] = part

    def add_text(self, name, text):
        """Pass a text to the template compiler, if it runs. Return the template's name."""
        if name in self.wanted:
            raise StoryError("template '{}' is written twice".format(name))
        self.wanted.append(name)
        if collect is not None:
            collect(self.uid, name, text)
        return name

    def learn(self):
        """Gather the words that each value of a sack may hold: those that it starts with,
        and those that nodes put there."""
        for name, start in self.sack:
            if isinstance(start, (str, list)):
                self.words[name] = []
                self.learn_value(name, start)
        for uid in self.nodes:
            for _, name, value in getattr(self.nodes[uid], "steps", ()):
                if name in self.words:
                    self.learn_value(name, value)

    def learn_value(self, name, value):
        words = self.words[name]
        for word in value if isinstance(value, list) else (value,):
            if word is not None and word not in words:
                words.append(word)

    def check(self):
        """Yield a message for each mistake."""
        if self.start not in self.nodes:
            yield "starts at '{}', which is no node".format(self.start)
        for name, value in self.sack:
            if hasattr(Sack, name):
                yield "no value of the sack may be called '{}'".format(name)
            if not can_hold(value):
                yield "the sack cannot hold {!r} as '{}'".format(value, name)
        for name in (self.signpost, self.options, self.missed, self.over):
            if name is not None and name not in self.wanted:
                yield "there is no snippet '{}'".format(name)
        for uid in self.nodes:
            yield from self.nodes[uid].check(self)
        if collect is None:
            yield from self.check_templates()

    def check_templates(self):
        """Yield a message for each text that is not compiled into templates/<story>/."""
        package = "templates." + self.uid
        try:
            names = __import__(package, globals(), locals(), ["names"]).names
        except ImportError:
            names = ()
        for name in self.wanted:
            if name not in names:
                yield "template {}.{} is missing: compile the story".format(
                    package, name)


class Part:
    """Anything that is written inside `with story:`.

    `takes` lists the keywords that are values, `texts` those that are templates.
    """

    shelf = "nodes"
    takes = ()
    texts = ()

    def __init__(self, *, uid, **given):
        self.uid = uid
        if story is None:
            raise StoryError("{} is written outside of a story".format(self))
        if not is_uid(uid):
            raise StoryError("{} needs a uid of a-z, 0-9 and _".format(self))
        for name in given:
            value = given[name]
            if name in self.texts:
                suffix = "" if name == "template" else "_" + name
                value = story.add_text(uid + suffix, value)
            elif name not in self.takes:
                raise StoryError("{} takes no '{}'".format(self, name))
            setattr(self, name, value)
        self.join(story)

    def __str__(self):
        return "{} '{}'".format(type(self).__name__, self.uid)

    def join(self, story):
        story.add(self)


class Box(Part):
    """One of the museum's boxes: a reader and a screen, at a place."""

    shelf = "boxes"
    takes = ("label", "place")
    label = ""
    place = ""

    @property
    def directions(self):
        """The box's label and place, for a visitor who has lost the way."""
        if self.place:
            return "{} ({})".format(self.label, self.place)
        return self.label


class Snippet(Part):
    """A template that other templates include, or that the story tells everywhere."""

    texts = ("template",)
    template = None

    def join(self, story):
        if self.template is None:
            raise StoryError("{} needs a template".format(self))
