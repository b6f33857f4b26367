"""Texts for cards that no box has written: `texts` follows the grammar of a card's text, `strays` makes
anything else. Neither knows what the box checks. The same seed gives the same texts."""
import json


class Dice:
    """Random numbers, the same in each Python."""

    def __init__(self, seed):
        self.state = seed * 7919 + 12345 & 0x3fffffff or 1

    def roll(self, sides):
        state = self.state
        state ^= state << 11 & 0x3fffffff
        state ^= state >> 17
        state ^= state << 13 & 0x3fffffff
        self.state = state
        return (state >> 4) % sides

    def pick(self, things):
        return things[self.roll(len(things))]


# -- By the grammar -----------------------------------------------------------

NUMBERS = ("0", "-0", "1", "-1", "2", "998", "999", "1000", "-999", "-1000", "65536", "2147483647",
           "-2147483648", "4294967296", "9223372036854775808", "9" * 60, "-" + "9" * 90, "0.0", "1.0",
           "-1.5", "1e3", "1E2", "1e999", "-1e999", "1e-999", "NaN", "Infinity", "-Infinity", "01", "+1",
           "1_000", "0x10", ".5", "5.", "1e", "--1")
STRINGS = ('""', '" "', '"a"', '"road"', '"yard"', '"pass"', '"key"', '"fort"', '"mine"', '"0"', '"true"',
           '"\\u0000"', '"\\ud800"', '"\\udc00\\ud800"', '"\\ud83d\\ude00"', '"\\u00e9"', '"\u20ac"',
           '"\\n\\t\\\\\\""', '"\\x"', '"\\u12"', '"\\u001b[2J"', '"__class__"', '"{}"', '"{0.__class__}"',
           '"' + "x" * 120 + '"', '"' + "\u00df" * 60 + '"', "'a'", '"a', 'a"')
WORDS = ("true", "false", "null", "True", "None", "nul", "undefined", "")


def atom(dice):
    return dice.pick(dice.pick((NUMBERS, STRINGS, WORDS)))


def value(dice, depth=0):
    """A random value."""
    what = dice.roll(8)
    if depth > 4 or what < 4:
        return atom(dice)
    parts = [value(dice, depth + 1) for _ in range(dice.roll(4))]
    if what < 6:
        return "[" + ", ".join(parts) + "]"
    return "{" + ", ".join(dice.pick(STRINGS) + ": " + part for part in parts) + "}"


def nest(dice):
    n = dice.pick((1, 5, 20, 60, 170, 340))
    opening, closing = dice.pick((("[", "]"), ('{"a":', "}"), ('[{"":', "}]"), ("[[],", "]")))
    n = min(n, 340 // len(opening + closing))
    return opening * n + atom(dice) + closing * (n if dice.roll(3) else dice.roll(n))


def sack(dice, story):
    """A sack of the right form, with fitting numbers and things. Its story may not know them."""
    held = []
    for name, start in story.sack:
        if isinstance(start, bool):
            text = dice.pick(("true", "false"))
        elif isinstance(start, int):
            text = str(dice.pick((0, 1, -1, 3, 10, 999, -999, dice.roll(1999) - 999)))
        else:
            text = json.dumps(start)
        held.append([json.dumps(name), text])
    return held


def card(dice, story):
    """A card of the right form, at any node, as pairs of texts."""
    nodes = sorted(story.nodes)
    return [['"story"', json.dumps(story.uid)], ['"node"', json.dumps(dice.pick(nodes))],
            ['"taps"', str(dice.roll(1000))], ['"done"', dice.pick(("true", "false"))],
            ['"sack"', sack(dice, story)]]


def write(pairs):
    return "{" + ", ".join(
        key + ": " + (write(held) if isinstance(held, list) else held) for key, held in pairs) + "}"


def change(dice, pairs):
    """Damages one place of a card."""
    at = dice.roll(len(pairs) + 3)
    if at >= len(pairs) - 1:
        pairs, at = pairs[-1][1], None
    if not isinstance(pairs, list):
        return
    at = dice.roll(len(pairs)) if at is None else at
    what = dice.roll(8)
    if what < 5:
        pairs[at][1] = value(dice)
    elif what == 5:
        pairs.pop(at)
    elif what == 6:
        pairs[at][0] = dice.pick(STRINGS)
    else:
        pairs.append([pairs[at][0], value(dice)])


def mutate(dice, text):
    """Damages some letters."""
    for _ in range(1 + dice.roll(4)):
        at = dice.roll(len(text) + 1)
        to = at + dice.pick((0, 0, 1, 1, 2, 9))
        text = text[:at] + dice.pick(("", "", "[", "]", "{", "}", ",", ":", '"', "0", "-", "e", "\\", " ",
                                      "null", "\x00", "\xe9", "9" * 40)) + text[to:]
    return text


def text(dice, story):
    what = dice.roll(8)
    if what == 0:
        return value(dice)
    if what == 1:
        return nest(dice)
    pairs = card(dice, story)
    if what == 2:
        return write(pairs)
    if what == 3:
        return mutate(dice, write(pairs))
    if what == 4:
        whole = write(pairs)
        return whole[:dice.roll(len(whole))]
    for _ in range(what - 4):
        change(dice, pairs)
    return write(pairs)


def texts(seed, count, story, room):
    """Yields this many texts that fit on a card."""
    dice = Dice(seed)
    while count > 0:
        one = text(dice, story)
        if len(one.encode()) <= room:
            count -= 1
            yield one


# -- By chance ----------------------------------------------------------------

class Raw:
    """Random bytes instead of a text."""

    def __init__(self, content):
        self.content = content

    def encode(self):
        return self.content


def thing(dice, depth):
    """A random Python value."""
    form = dice.roll(9 if depth < 5 else 5)
    if form == 0:
        return dice.pick((None, True, False))
    if form == 1:
        return dice.roll(1 << dice.roll(29)) - dice.roll(100)
    if form == 2:
        return (dice.roll(2000) - 1000) / 8
    if form < 5:
        return "".join(chr(dice.pick((32 + dice.roll(95), dice.roll(32), 160 + dice.roll(90),
                                      0x400 + dice.roll(99)))) for _ in range(dice.roll(9)))
    if form < 7:
        return [thing(dice, depth + 1) for _ in range(dice.roll(5))]
    return {str(thing(dice, 5)): thing(dice, depth + 1) for _ in range(dice.roll(5))}


SOUP = ('{', '}', '[', ']', ':', ',', '"', '"story"', '"node"', '"taps"', '"done"', '"sack"', '"fort"',
        'true', 'null', '7', ' ', '\\')
FOUND = ("", " ", "\n", "0", "null", "nan", "hello", "https://example.org/visit?card=7", "<html><body/>",
         "<?xml version='1.0'?>", "a;b;c\n1;2;3", "BEGIN:VCARD\nVERSION:3.0\nEND:VCARD", "key: value\n- 1",
         "[section]\nkey=1", "{'story': 'fort'}", "OrderedDict()", "b'{}'", "\ufeff{}", "\x00" * 40, "\x7f" * 40,
         "\u0660\u0661", "\u202e{}", "{}{}", "{},{}", "// {}", "/* */ {}", "{,}", "[,]", '{"a"}', "{1: 2}",
         "{null: 2}", '{"a": 1,}', "True", "None", "...", "-", "\"", "\\", "]", "}", "[1, 2", "PF", "%s%n{}")


def stray(dice, n, own):
    """Text number n of the others; `own` is a good text."""
    kind = n % 12
    if kind == 0:
        return FOUND[n // 12 % len(FOUND)]
    if kind == 1:
        return json.dumps(thing(dice, 0))
    if kind == 2:
        return "".join(dice.pick(SOUP) for _ in range(dice.roll(40)))
    if kind == 3:
        return Raw(bytes(dice.roll(256) for _ in range(dice.roll(200))))
    if kind == 4:
        # Values that are turned into texts, into lists, or into one another.
        state = json.loads(own)
        return json.dumps({name: dice.pick((str, lambda held: [held], lambda held: {"is": held},
                                            lambda held: thing(dice, 4)))(state[name]) for name in state})
    if kind == 5:
        state = json.loads(own)
        names = sorted(state["sack"])
        other = {dice.pick(names): thing(dice, 3) for _ in range(3)}
        state["sack"] = dice.pick((other, list(other.items()), names, str(other), [state["sack"]],
                                   dict(state["sack"], **other)))
        return json.dumps(state)
    if kind == 6:
        return dice.pick((own[::-1], own + own, own.upper(), own.replace('"', "'"), own.replace(":", "="),
                          own.replace(" ", "\t\t"), own.replace("}", ""), "[" + own + "]", json.dumps(own),
                          own.replace("e", "\u0435"), own[1:], own.replace(",", ";")))
    if kind == 7:
        return own.replace("0", dice.pick(("00", "0x0", "1e400", "-1e400", "0.5", "[]", "{}", "\"0\"", "null",
                                           "1" + "0" * 30, "-7" + "7" * 9, "false")))
    if kind == 8:
        return Raw(own.encode()[:-1] + bytes((dice.pick((0x80, 0xc0, 0xff, 0xed, 0xf8, 0x00)),)))
    if kind == 9:
        state = json.loads(own)
        state["node"] = thing(dice, 4)
        return json.dumps(state)
    if kind == 10:
        state = json.loads(own)
        for name in list(state["sack"]):
            if dice.roll(3) == 0:
                state["sack"][name] = dice.pick((thing(dice, 4), 123456789, -1, [name, name], [[]]))
        return json.dumps(state)
    flipped = bytearray(own.encode())
    for _ in range(1 + dice.roll(5)):
        flipped[dice.roll(len(flipped))] ^= 1 << dice.roll(8)
    return Raw(bytes(flipped))


def strays(seed, count, own, room):
    """Yields this many other texts that fit on a card."""
    dice = Dice(seed)
    n = 0
    while count > 0:
        one = stray(dice, n, own)
        n += 1
        if len(one.encode()) <= room:
            count -= 1
            yield one
