"""The engine: moves a visitor's card through a story, one tap at a time.

All that is known of a visitor is on the card, a JSON text small enough for an
RFID card of 1 kB. So any box can serve any visitor, and a box that loses power
has nothing to lose.
"""
import gc
from sack import Sack, fresh

try:
    import ujson as json
except ImportError:
    import json


class EngineError(Exception):
    """A card, a box or a story that cannot be played."""


def load_render(story_uid, name):
    """The render function of a template, imported when first needed."""
    module = __import__("templates." + story_uid + "." + name,
                        globals(), locals(), ["render"])
    gc.collect()
    return module.render


def field(name, value):
    return '"{}": {}'.format(name, json.dumps(value))


def write_card(card, story):
    """The card as JSON, its fields in one order whatever a dict's order is."""
    fields = [field(name, card[name])
              for name in ("story", "node", "taps", "done")]
    sack = [field(name, card["sack"][name]) for name, _ in story.sack]
    return "{" + ", ".join(fields) + ", \"sack\": {" + ", ".join(sack) + "}}"


class Visit:
    """One tap of one card at one box; gone when the text has been shown."""

    def __init__(self, story, card, box):
        self.story = story
        self.card = card
        self.box = box
        self.sack = Sack(card["sack"], story.sack)

    @property
    def node(self):
        """Where in the story the card is."""
        uid = self.card["node"]
        if uid not in self.story.nodes:
            raise EngineError("story '{}' has no node '{}'".format(
                self.story.uid, uid))
        return self.story.nodes[uid]

    def goto(self, uid):
        self.card["node"] = uid

    def finish(self):
        self.card["done"] = True

    def settle(self):
        """Pass through silent nodes until one waits for a tap."""
        steps = 0
        while self.node.silent:
            steps += 1
            if steps > len(self.story.nodes):
                raise EngineError("story '{}' circles at '{}'".format(
                    self.story.uid, self.node.uid))
            self.goto(self.node.onward(self))

    def tell(self, name):
        """Yield a template's text chunk by chunk, to the end of its line."""
        if name is None:
            return
        render = load_render(self.story.uid, name)
        last = "\n"
        for chunk in render(self.story, self.node, self.sack, self.box):
            if chunk:
                last = chunk
                yield chunk
        if not last.endswith("\n"):
            yield "\n"

    def play(self):
        """Yield all that this tap tells, changing the card on the way."""
        if self.card["done"]:
            yield from self.tell(self.story.over)
            return
        self.settle()
        yield from self.node.meet(self)
        if not self.card["done"]:
            self.settle()
            yield from self.node.announce(self)


class Engine:
    """Knows the stories that its boxes can tell."""

    def __init__(self):
        self.stories = {}

    def register(self, story):
        self.stories[story.uid] = story

    def story(self, uid):
        if uid not in self.stories:
            raise EngineError("no story '{}' is told here".format(uid))
        return self.stories[uid]

    def new_card(self, story_uid):
        """The text of a card that starts a story."""
        story = self.story(story_uid)
        sack = {}
        for name, value in story.sack:
            sack[name] = fresh(value)
        return write_card({"story": story_uid, "node": story.start, "taps": 0,
                           "done": False, "sack": sack}, story)

    def tap(self, text, box_uid, show):
        """Play one tap: card in, chunks to `show`, card out."""
        card = json.loads(text)
        story = self.story(card["story"])
        if box_uid not in story.boxes:
            raise EngineError("story '{}' has no box '{}'".format(
                story.uid, box_uid))
        card["taps"] += 1
        for chunk in Visit(story, card, story.boxes[box_uid]).play():
            show(chunk)
        return write_card(card, story)
