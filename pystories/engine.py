"""The engine: moves a visitor's card through a story, one tap at a time.

Everything known about a visitor is on the card, as a JSON text small enough for an
RFID card of 1 kB. So any box can serve any visitor, and a box that loses power loses
no state.
"""
import gc
from sack import Sack, can_hold, fresh, within

try:
    import ujson as json
except ImportError:
    import json


class EngineError(Exception):
    """A card, a box or a story that cannot be played."""


class CardError(EngineError):
    """A text that `write_card` could not have written."""


class ForeignError(EngineError):
    """A card of a story that is not told here."""


def load_render(story_uid, name):
    """The render function of a template. Imports the template when it is first needed."""
    module = __import__("templates." + story_uid + "." + name,
                        globals(), locals(), ["render"])
    gc.collect()
    return module.render


def field(name, value):
    return '"{}": {}'.format(name, json.dumps(value))


def fits(value, start, words):
    """Can a sack hold this value where it started with `start`? Texts have to be among `words`."""
    if type(value) is not type(start) or not can_hold(value):
        return False
    if isinstance(value, str):
        return value in words
    if isinstance(value, list):
        for word in value:
            if word not in words or value.count(word) > 1:
                return False
    return True


def check_card(card, story):
    """Raise CardError unless `write_card` could have written this card for the story."""
    node, taps, sack = card.get("node"), card.get("taps"), card.get("sack")
    if (type(node) is not str or type(taps) is not int
            or type(card.get("done")) is not bool or type(sack) is not dict):
        raise CardError("a card of another form")
    if node not in story.nodes:
        raise CardError("story '{}' has no node {!r}".format(story.uid, node))
    if taps < 0 or within(taps) != taps:
        raise CardError("a card that was tapped {} times".format(taps))
    for name, start in story.sack:
        if not fits(sack.get(name), start, story.words.get(name)):
            raise CardError("a sack with another '{}'".format(name))


def write_card(card, story):
    """The card as JSON, with its fields in a fixed order, whatever order a dict has."""
    fields = [field(name, card[name])
              for name in ("story", "node", "taps", "done")]
    sack = [field(name, card["sack"][name]) for name, _ in story.sack]
    return "{" + ", ".join(fields) + ", \"sack\": {" + ", ".join(sack) + "}}"


class Visit:
    """One tap of one card at one box. It exists until the text has been shown."""

    def __init__(self, story, card, box):
        self.story = story
        self.card = card
        self.box = box
        self.sack = Sack(card["sack"], story.sack)

    @property
    def node(self):
        """The node at which the card is."""
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
        """Pass through silent nodes to a node that waits for a tap."""
        steps = 0
        while self.node.silent:
            steps += 1
            if steps > len(self.story.nodes):
                raise EngineError("story '{}' circles at '{}'".format(
                    self.story.uid, self.node.uid))
            self.goto(self.node.onward(self))

    def tell(self, name):
        """Yield a template's text chunk by chunk, and end it with a line break."""
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
        """Yield everything that this tap tells. Change the card on the way."""
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
            raise ForeignError("no story {!r} is told here".format(uid))
        return self.stories[uid]

    def new_card(self, story_uid):
        """The text of a card that starts a story."""
        story = self.story(story_uid)
        sack = {}
        for name, value in story.sack:
            sack[name] = fresh(value)
        return write_card({"story": story_uid, "node": story.start, "taps": 0,
                           "done": False, "sack": sack}, story)

    def read(self, text):
        """The card that a text describes, and its story. Only this function checks a
        card's text; whoever gets the card may rely on it."""
        try:
            card = json.loads(text)
        except (ValueError, RuntimeError):
            # The text is not JSON, or nested too deeply.
            raise CardError("a card with another text")
        if type(card) is not dict or type(card.get("story")) is not str:
            raise CardError("a card without a story")
        story = self.story(card["story"])
        check_card(card, story)
        return card, story

    def tap(self, text, box_uid, show):
        """Play one tap of the card `text`: pass each chunk to `show`, return the new card."""
        card, story = self.read(text)
        if box_uid not in story.boxes:
            raise EngineError("story '{}' has no box '{}'".format(
                story.uid, box_uid))
        card["taps"] = within(card["taps"] + 1)
        for chunk in Visit(story, card, story.boxes[box_uid]).play():
            show(chunk)
        return write_card(card, story)
