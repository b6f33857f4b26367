"""Tests the Python of a box in CPython: faces, running text, the vault, and cards that must do no harm.

    python3 tests/py/test_box.py

The drivers, the loop and the pixels on the screen are tested on simulated hardware:
tests/box.rs.
"""
import contextlib
import gc
import io
import os
import random
import sys
import unittest

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.join(os.path.dirname(os.path.dirname(HERE)), "pystories")
STAND_INS = os.path.join(os.path.dirname(HERE), "box", "cpython")
sys.path[:0] = [STAND_INS, ROOT, os.path.join(os.path.dirname(HERE), "box")]

import museum
import bitfont
import box
import engine
import hostile
import hostile_texts
import mfrc522
import plays
import stories
import vault
import wiring
from engine import Engine
from faces import font_4x6, font_5x7, font_8x8
from mfrc522 import CardLost

FACES = (font_4x6, font_5x7, font_8x8)
PRINTABLE = "".join(chr(code) for code in range(32, 127))


class Sheet:

    def __init__(self, width=128, height=64):
        self.width = width
        self.height = height
        self.clear()

    def clear(self):
        self.pixels = bytearray(self.width * self.height // 8)

    def rows(self):
        """The rows, as strings of # and blanks."""
        stride = self.width // 8
        for y in range(self.height):
            row = self.pixels[y * stride:(y + 1) * stride]
            bits = "".join("{:08b}".format(byte) for byte in row)
            yield bits.replace("0", " ").replace("1", "#").rstrip()


class Faces(unittest.TestCase):

    def test_every_character_has_a_glyph_of_its_own(self):
        for face in FACES:
            size = face.ROWS + 1
            self.assertIs(type(face.GLYPHS), bytes)
            self.assertEqual(len(face.GLYPHS), len(PRINTABLE) * size)
            glyphs = [face.GLYPHS[i * size:(i + 1) * size]
                      for i in range(len(PRINTABLE))]
            self.assertEqual(len(set(glyphs)), len(glyphs), face.__name__)
            for letter, glyph in zip(PRINTABLE, glyphs):
                rows = glyph[1:]
                self.assertIn(glyph[0], range(1, 9))
                self.assertEqual(any(rows), letter != " ", letter)
                self.assertLess(max(rows), 1 << glyph[0], letter)

    def test_lines_fit_without_touching(self):
        for face in FACES:
            self.assertGreaterEqual(face.PITCH, face.ROWS)
            self.assertGreaterEqual(64 // face.PITCH, 7)

    def test_names_tell_the_size(self):
        for face in FACES:
            wide, high = face.__name__.split("_")[1].split("x")
            glyphs = face.GLYPHS[::face.ROWS + 1]
            self.assertLessEqual(max(glyphs), max(int(wide), 5))
            self.assertLessEqual(face.ROWS, int(high))


class Drawing(unittest.TestCase):

    def test_a_letter(self):
        sheet = Sheet(16, 8)
        self.assertEqual(bitfont.draw(sheet, font_5x7, "b", 6, 0), 11)
        self.assertEqual(list(sheet.rows()), [
            "      #", "      #", "      ###", "      #  #", "      #  #",
            "      ###", "", ""])

    def test_edges(self):
        for x, y in ((-1, 0), (12, 0), (0, -1)):
            sheet = Sheet(16, 8)
            bitfont.draw(sheet, font_5x7, "M", x, y)
            self.assertFalse(any(sheet.pixels), (x, y))
        sheet = Sheet(16, 8)
        bitfont.draw(sheet, font_5x7, "M", 11, 5)
        self.assertEqual([len(row) for row in sheet.rows()],
                         [0, 0, 0, 0, 0, 16, 16, 16])

    def test_unknown_characters_are_question_marks(self):
        a, b = Sheet(), Sheet()
        bitfont.draw(a, font_5x7, "\xe9\x07\u20ac", 0, 0)
        bitfont.draw(b, font_5x7, "???", 0, 0)
        self.assertEqual(a.pixels, b.pixels)

    def test_centre(self):
        sheet = Sheet()
        bitfont.centre(sheet, font_5x7, "|", 0)
        self.assertEqual(list(sheet.rows())[0], " " * 63 + "#")


class Texts(unittest.TestCase):
    """Flow, checked as words and breaks, and as pages."""

    def words(self, *chunks, width=128):
        flow = bitfont.Flow(Sheet(width), font_5x7)
        found = []
        for what in flow.words(chunks):
            if what == bitfont.WORD:
                found.append(flow.word[:flow.letters].decode())
            else:
                found.append({bitfont.SPACE: " ", bitfont.BREAK: "/"}[what])
        return "".join(found)

    def pages(self, *chunks, height=64):
        sheet = Sheet(128, height)
        pages = []
        for more in bitfont.Flow(sheet, font_5x7).pages(chunks):
            pages.append((more, bytes(sheet.pixels)))
        return pages

    def test_chunks_end_anywhere(self):
        text = "one two\nthree  four\n\nfive"
        wanted = "one two/three  four//five"
        self.assertEqual(self.words(text), wanted)
        self.assertEqual(self.words(*text), wanted)
        self.assertEqual(self.words(*[text[i:i + 3]
                                      for i in range(0, len(text), 3)]),
                         wanted)

    def test_filled_lines_flow_on(self):
        full = "a line of text that was written until no word fitted any more"
        self.assertEqual(self.words(full + "\nand on"), full + " and on")
        self.assertEqual(self.words(full + "\n-> Gate"), full + "/-> Gate")
        self.assertEqual(self.words(full + "\n  a pass"), full + "/  a pass")
        self.assertEqual(self.words("short\nand on"), "short/and on")

    def test_words_longer_than_a_line_are_cut(self):
        self.assertEqual(self.words("i" * 100, width=16), "i" * 100)
        pages = self.pages("m" * 30, height=16)
        self.assertEqual(len(pages), 1)
        self.assertTrue(any(pages[0][1][128:]))

    def test_pages(self):
        line = "one word after the other "
        self.assertEqual([more for more, _ in self.pages(line)], [False])
        pages = self.pages(line * 20)
        self.assertGreater(len(pages), 2)
        self.assertEqual([more for more, _ in pages],
                         [True] * (len(pages) - 1) + [False])
        # Each page but the last has the mark in its corner.
        stride = 16
        for more, pixels in pages:
            corner = [pixels[stride * y - 1] for y in (62, 63, 64)]
            self.assertEqual(corner == [0x1f, 0x0e, 0x04], more)

    def test_no_letter_leaves_the_line(self):
        for story in stories.names:
            titles = [stories.load(story).title]
            titles += [box.label for box in stories.load(story).boxes.values()]
            for title in titles:
                self.assertLessEqual(bitfont.width(font_5x7, title), 129, title)

    def test_nothing_is_one_blank_page(self):
        self.assertEqual(self.pages(""), [(False, bytes(1024))])


class Vaults(unittest.TestCase):

    def setUp(self):
        museum.cards.clear()
        museum.laid = None
        self.reader = wiring.Reader()
        self.vault = vault.Vault(self.reader)
        self.uid = bytearray(5)
        self.lay(1)

    def lay(self, n):
        museum.laid = n
        museum.cards.setdefault(n, bytearray(1024))
        self.reader.find(self.uid)

    def test_states_follow_each_other(self):
        self.assertIsNone(self.vault.load(self.uid))
        for n in range(20):
            text = "{" + "x" * (17 * n) + "}"
            self.vault.save(self.uid, text)
            self.assertEqual(self.vault.load(self.uid), text)

    def test_cards_are_told_apart(self):
        for n in (1, 2, 1, 2, 2):
            self.lay(n)
            before = self.vault.load(self.uid)
            self.vault.save(self.uid, "{}{}".format(before, n))
        self.assertEqual(self.vault.load(self.uid), "None222")
        self.lay(1)
        self.assertEqual(self.vault.load(self.uid), "None11")

    def test_numbers_wrap(self):
        self.vault.load(self.uid)
        self.vault.number = 0xfffe
        for n in range(5):
            self.vault.save(self.uid, str(n))
            self.assertEqual(self.vault.load(self.uid), str(n))
        self.assertEqual(self.vault.number, 3)

    def test_any_damage_gives_the_state_before(self):
        self.vault.load(self.uid)
        self.vault.save(self.uid, "before")
        self.vault.save(self.uid, "after \xe9")
        good = bytes(museum.cards[1])
        block = vault.BANKS[1][0]
        length = vault.TEXT + len("after \xe9".encode())
        for at in range(16 * block, 16 * block + length):
            for flip in (0x01, 0x80, 0xff):
                museum.cards[1][:] = good
                museum.cards[1][at] ^= flip
                self.assertEqual(self.vault.load(self.uid), "before", at)
        museum.cards[1][:] = good
        self.assertEqual(self.vault.load(self.uid), "after \xe9")

    def test_banks_are_apart_and_leave_keys_alone(self):
        first, second = vault.BANKS
        self.assertFalse(set(first) & set(second))
        for block in first + second:
            self.assertNotEqual(block % 4, 3)
        # No sector has blocks of both banks.
        self.assertFalse({b // 4 for b in first} & {b // 4 for b in second})

    def test_too_long(self):
        self.vault.load(self.uid)
        self.vault.save(self.uid, "x" * vault.ROOM)
        with self.assertRaises(vault.VaultError):
            self.vault.save(self.uid, "x" * (vault.ROOM + 1))
        self.assertEqual(self.vault.load(self.uid), "x" * vault.ROOM)

    def test_lost(self):
        self.vault.load(self.uid)
        self.vault.save(self.uid, "kept")

        def write(block, content, at=0):
            raise CardLost
        self.reader.write = write
        with self.assertRaises(CardLost):
            self.vault.save(self.uid, "lost")
        self.assertEqual(self.vault.load(self.uid), "kept")

    def wear(self, *blocks):
        """Makes blocks acknowledge a write but keep their old content."""
        write = self.reader.write

        def written(block, content, at=0):
            if block not in blocks:
                write(block, content, at)
        self.reader.write = written

    def test_a_worn_block_costs_no_save(self):
        for block in vault.BANKS[0] + vault.BANKS[1]:
            self.setUp()
            self.wear(block)
            self.assertIsNone(self.vault.load(self.uid))
            for n in range(6):
                text = str(n) * (vault.ROOM - n)
                self.vault.save(self.uid, text)
                self.assertEqual(self.vault.load(self.uid), text, block)

    def test_worn_banks_are_told(self):
        self.vault.load(self.uid)
        self.vault.save(self.uid, "before")
        self.wear(vault.BANKS[0][0], vault.BANKS[1][0])
        self.vault.load(self.uid)
        with self.assertRaisesRegex(vault.VaultError, "does not keep"):
            self.vault.save(self.uid, "after")

    def test_bytes_that_are_no_text_are_no_state(self):
        self.vault.load(self.uid)
        self.vault.save(self.uid, "before")
        self.vault.save(self.uid, hostile_texts.Raw(b"\xff\xfe"))
        self.assertEqual(self.vault.load(self.uid), "before")

    def test_every_card_of_every_play_has_room(self):
        longest = 0
        for name in stories.names:
            engine = Engine()
            engine.register(stories.load(name))
            for _, boxes in plays.load(name):
                card = engine.new_card(name)
                for box in boxes.split():
                    card = engine.tap(card, box, lambda chunk: None)
                    longest = max(longest, len(card.encode()))
        self.assertLessEqual(longest, vault.ROOM)


class Quiet(unittest.TestCase):
    """A box whose console output is kept."""

    def setUp(self):
        museum.cards.clear()
        museum.laid = None
        gc.freeze()  # the engine collects at each template: keep that quick
        self.addCleanup(gc.unfreeze)
        self.console = io.StringIO()
        caught = contextlib.redirect_stdout(self.console)
        caught.__enter__()
        self.addCleanup(caught.__exit__, None, None, None)


class Hostile(Quiet):

    def after(self, about, count, seed):
        sys.stdin, stdin = io.StringIO("one-bus {} {} {}\n".format(about, count, seed)), sys.stdin
        try:
            hostile.main()
        finally:
            sys.stdin = stdin
        last = [line for line in self.console.getvalue().split("\n") if not line.startswith("@")][-3:]
        self.assertEqual(last[0], "{}: {} cards, 0 not served after them, the last kept".format(
            about, count))
        return last[1]

    def test_texts(self):
        self.assertNotIn("trouble", self.after("texts", 400, 2))

    def test_strays(self):
        self.assertNotIn("trouble", self.after("strays", 200, 2))

    def test_a_text_of_any_length_is_an_error_of_its_card(self):
        told = engine.Engine()
        told.register(stories.load("fort"))
        good = told.new_card("fort")
        texts = ["[" * 100000, "[" * 100000 + "]" * 100000, "9" * 100000, '{"story":' * 5000,
                 good.replace("10", "9" * 3000), good.replace("[]", '["pass", "pass"]'),
                 good.replace("[]", '["pas"]'), good.replace("[]", str(["pass"] * 5000)),
                 good.replace("10", "true"), good.replace("10", "1e2"), good.replace("10", "NaN"),
                 good.replace('"hours"', '"hour"'), good.replace("10", "1000"), ""]
        for text in texts:
            with self.assertRaises(engine.CardError, msg=text[:40]):
                told.tap(text, "gate", None)
        with self.assertRaises(engine.ForeignError):
            told.tap(good.replace("fort", "port"), "gate", None)


class Failures(Quiet):
    """A failure while one visitor is served does not affect the next one."""

    ERRORS = (TypeError, ValueError, KeyError, IndexError, AttributeError, MemoryError, RuntimeError,
              RecursionError, OSError, ZeroDivisionError, UnicodeError, ImportError, StopIteration,
              AssertionError, NotImplementedError, ArithmeticError, EOFError, CardLost, vault.VaultError,
              engine.EngineError, engine.CardError, Exception)

    def box(self):
        screen, reader = wiring.connect("one-bus")
        return hostile.Watched(stories.load("fort"), "gate", screen, reader)

    def served(self, one):
        return hostile.tell(one, 2) in (self.first, self.second)

    def fails_once(self, owner, name, error, late=False):
        """Makes the next call of a method raise an exception, before or after its work."""
        method = getattr(owner, name)

        def failing(*arguments, **named):
            setattr(owner, name, method)
            if late:
                method(*arguments, **named)
            raise error
        setattr(owner, name, failing)

    def test_each_error_in_each_place(self):
        mirror = engine.Engine()
        mirror.register(stories.load("fort"))
        card = mirror.new_card("fort")
        pages = []
        for _ in range(2):
            chunks = []
            card = mirror.tap(card, "gate", chunks.append)
            pages.append("".join(chunks))
        self.first, self.second = pages
        for error in self.ERRORS:
            for part, name in (("vault", "load"), ("vault", "save"), ("engine", "tap"), ("reader", "read"),
                               ("reader", "write"), ("reader", "open"), ("reader", "close"),
                               ("reader", "find"), ("screen", "redraw"), ("flow", "pages")):
                for late in (False, True):
                    museum.cards.clear()
                    one = self.box()
                    self.fails_once(getattr(one, part), name, error, late)
                    told = ""
                    try:
                        told = hostile.tell(one, 1)
                    except Exception as passed:
                        # The box's loop does the same.
                        self.assertIs(type(passed), error)
                        one.recover(passed)
                        museum.command("take")
                        for _ in range(box.MISSES):
                            one.step()
                    self.assertTrue(told or name in ("find", "close", "redraw"), (error, name))
                    self.assertTrue(self.served(one), (error, name))

    def test_the_loop_goes_on(self):
        one = self.box()
        steps = []

        def step():
            steps.append(1)
            if len(steps) > 200:
                raise KeyboardInterrupt
            if len(steps) % 3:
                raise MemoryError
        one.step = step
        with self.assertRaises(KeyboardInterrupt):
            one.run()
        self.assertEqual(len(steps), 201)
        self.assertEqual(one.told_last, box.TROUBLE)

    def test_a_box_that_fails_for_ever_is_broken(self):
        one = self.box()
        self.fails = 0

        def find(uid):
            self.fails += 1
            raise OSError
        one.reader.find = find
        with self.assertRaises(OSError):
            one.run()
        self.assertEqual(self.fails, box.TRIES)
        self.assertEqual(one.told_last, box.BROKEN)

    def test_exits_pass(self):
        for error in (KeyboardInterrupt, SystemExit):
            one = self.box()
            self.fails_once(one.engine, "tap", error)
            with self.assertRaises(error):
                hostile.tell(one, 1)


class Garbage(unittest.TestCase):
    """A reader's chip with arbitrary answers."""

    class Line:
        """A bus that answers with random bytes, or always with the same byte."""

        def __init__(self, chance, byte):
            self.chance = chance
            self.byte = byte

        def write(self, content):
            pass

        def write_readinto(self, content, into):
            for i in range(len(into)):
                into[i] = self.chance.randrange(256) if self.byte is None else self.byte

    def test_nothing_but_a_lost_card_comes_of_it(self):
        select = type("Select", (), {"value": lambda self, level: None})()
        for seed in range(40):
            chance = random.Random(seed)
            line = self.Line(chance, (0x00, 0xff, 0x20, None, None)[seed % 5])
            reader = mfrc522.Reader(line, select)
            one = vault.Vault(reader)
            uid = bytearray(5)
            for _ in range(20):
                self.assertIn(reader.find(uid), (False, True))
                for use in (lambda: one.load(uid), lambda: one.save(uid, "text")):
                    try:
                        use()
                    except (CardLost, vault.VaultError):
                        pass
                reader.close()


if __name__ == "__main__":
    unittest.main()
