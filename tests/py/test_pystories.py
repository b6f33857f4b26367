"""Tests the Python of the stories in CPython: compiler, links, engine, plays.

    python3 tests/py/test_pystories.py
"""
import gc
import io
import json
import os
import subprocess
import sys
import tempfile
import types
import unittest

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.join(os.path.dirname(os.path.dirname(HERE)), "pystories")
PLAYS = os.path.join(os.path.dirname(HERE), "play")
sys.path.insert(0, ROOT)

import engine
import milestones
import plays
import stories
from boilerplate import compile as compiler
from boilerplate.scan import TemplateError, dedent
from boilerplate.translate import translate
from engine import Engine, EngineError
from milestones import Box, Snippet, Story, StoryError
from nodes import (ConditionFork, End, Fork, Page, SackChange, Sequence)
from regimes import play_script
from sack import Sack, holds


def render(text, *arguments):
    """The text of a template: it is translated, run and joined."""
    source, _ = translate(dedent(text), "test.tpl")
    module = {}
    exec(source, module)
    return "".join(module["render"](*arguments))


class Tags(unittest.TestCase):

    def test_text_alone_is_kept(self):
        for text in ("", "plain", "two\nlines", 'quotes " \' \\',
                     "tab\t{ } %}"):
            self.assertEqual(render(text, 0, 0, 0, 0), text)

    def test_expression(self):
        self.assertEqual(render("{% args a %}<{{ a + 1 }}>", 2), "<3>")
        self.assertEqual(render('{{ "{{" }}', 0, 0, 0, 0), "{{")

    def test_if_elif_else(self):
        text = ("{% args n %}{% if n > 2 %}many{% elif n %}few{% else %}no"
                "{% endif %}")
        self.assertEqual([render(text, n) for n in (3, 1, 0)],
                         ["many", "few", "no"])

    def test_empty_blocks(self):
        text = "{% args %}a{% if 1 %}{% else %}{% endif %}b"
        self.assertEqual(render(text), "ab")

    def test_for(self):
        text = "{% args m %}{% for k, v in m %}{{ k }}={{ v }};{% endfor %}"
        self.assertEqual(render(text, (("a", 1), ("b", 2))), "a=1;b=2;")

    def test_while_and_set(self):
        text = ("{% args n %}{% while n %}{{ n }}{% set n = n - 1 %}"
                "{% endwhile %}")
        self.assertEqual(render(text, 3), "321")

    def test_set_several(self):
        self.assertEqual(
            render("{% args %}{% set a, b = 1, 2 %}{{ b }}{{ a }}"), "21")

    def test_nesting(self):
        text = ("{% args rows %}{% for row in rows %}{% if row %}"
                "{% for x in row %}{{ x }}{% endfor %}{% else %}-{% endif %}"
                "{% endfor %}")
        self.assertEqual(render(text, ((1, 2), (), (3,))), "12-3")

    def test_comment(self):
        self.assertEqual(render("a{# {{ nothing }} #}b", 0, 0, 0, 0), "ab")

    def test_default_arguments(self):
        self.assertEqual(render("{{ story }}{{ node }}{{ sack }}{{ box }}",
                                1, 2, 3, 4), "1234")

    def test_include(self):
        source, includes = translate(
            '{% include "one" %}{% include "two", 1, b=2 %}'
            '{% include "one" 3 %}', "x", 1, "templates.s")
        self.assertEqual(includes, ["one", "two"])
        self.assertIn("from templates.s.two import render as render_two\n",
                      source)
        self.assertIn("yield from render_two(1, b=2)", source)
        self.assertIn("yield from render_one(3)", source)

    def test_block_loses_its_margin_and_lines_of_tags(self):
        text = """
            {% args n %}
            one
              two
            {% if n %}
            three
            {% endif %}
            """
        self.assertEqual(render(text, 1), "one\n  two\nthree\n")
        self.assertEqual(render(text, 0), "one\n  two\n")

    def test_text_is_yielded_in_chunks(self):
        source, _ = translate("a{{ 1 }}b", "x")
        self.assertEqual(source.count("yield"), 3)


class TagErrors(unittest.TestCase):

    def fails(self, text, message):
        with self.assertRaises(TemplateError) as caught:
            translate(text, "x.tpl", 10)
        self.assertEqual(str(caught.exception), "x.tpl:" + message)

    def test_lines(self):
        self.fails("a\nb {{ c", "11: '{{' is never closed")
        self.fails("{% if a %}\n\n{% set b %}",
                   "12: 'set' needs name = expression")
        self.fails("{% if a %}\nx\n{% endfor %}",
                   "12: 'endfor' inside the 'if' of line 10")
        self.fails("\n\n{% while a %}\nb", "12: 'while' is never closed")
        self.fails("a\n{# c #}\n{{ 1 + }}",
                   "12: this is no Python expression: 1 +")

    def test_each_mistake(self):
        self.fails("{{ }}", "10: '{{ }}' needs an expression")
        self.fails("{% %}", "10: there is no tag ''")
        self.fails("{% loop %}", "10: there is no tag 'loop'")
        self.fails("{% endif %}", "10: 'endif' without a block to belong to")
        self.fails("{% else %}", "10: 'else' without a block to belong to")
        self.fails("{% for a in b %}{% else %}",
                   "10: 'else' inside the 'for' of line 10")
        self.fails("{% if a %}{% else %}{% elif b %}",
                   "10: 'elif' inside the 'else' of line 10")
        self.fails("{% if %}", "10: 'if' needs an expression")
        self.fails("{% if a = 1 %}",
                   "10: this is no Python expression: a = 1")
        self.fails("{% if a %}{% endif a %}", "10: 'endif' takes nothing")
        self.fails("{% for a %}", "10: this is no loop: a")
        self.fails("{% set 1 = a %}", "10: this is no name to set: 1")
        self.fails("{% set a == 1 %}", "10: this is no Python expression: = 1")
        self.fails("a{% args b %}", "10: 'args' must come first")
        self.fails("{% args a %}{% args b %}", "10: 'args' is written twice")
        self.fails("{% args 1 %}", "10: this is no list of arguments: 1")
        self.fails("{% include bare %}",
                   "10: 'include' needs the quoted name of a template")
        self.fails("{% include 'a' 1 + %}",
                   "10: this is no list of arguments: 1 +")


class Texts(unittest.TestCase):
    """compile_texts, which makes the modules of a story from its texts."""

    def modules(self, source, **texts):
        return compiler.compile_texts(list(texts.items()), source,
                                      "s.py", "t.s")

    def test_package_lists_included_first(self):
        modules = self.modules("", a='{% include "b" %}',
                               b='{% include "c" %}', c="")
        listing = {}
        exec(modules["__init__"], listing)
        self.assertEqual(listing["names"], ("c", "b", "a"))

    def test_line_in_the_story(self):
        text = "\n    fine\n    {{ 1 + }}\n"
        source = "x = 1\nPage(template=\"\"\"" + text + "\"\"\")\n"
        with self.assertRaises(TemplateError) as caught:
            self.modules(source, a=text)
        self.assertEqual(str(caught.exception),
                         "s.py:4: this is no Python expression: 1 +")

    def test_line_in_a_text_with_escapes(self):
        with self.assertRaises(TemplateError) as caught:
            self.modules("", a="a\n{% no %}")
        self.assertEqual(str(caught.exception),
                         "s.py (template 'a'):2: there is no tag 'no'")

    def test_unknown_and_circular_includes(self):
        with self.assertRaisesRegex(TemplateError, "'b', which is none"):
            self.modules("", a='{% include "b" %}')
        with self.assertRaisesRegex(TemplateError, "a > b > a"):
            self.modules("", a='{% include "b" %}', b='{% include "a" %}')

    def test_differences(self):
        with tempfile.TemporaryDirectory() as folder:
            modules = {"a": compiler.HEADING + "1",
                       "b": compiler.HEADING + "2"}
            for path, why, source in compiler.differences(folder, modules):
                self.assertEqual(why, "missing")
                compiler.write(path, source)
            self.assertEqual(list(compiler.differences(folder, modules)), [])
            modules["a"] += "!"
            del modules["b"]
            found = list(compiler.differences(folder, modules))
            self.assertEqual([why for _, why, _ in found],
                             ["stale", "left over"])
            for path, _, source in found:
                compiler.write(path, source)
            self.assertEqual(os.listdir(folder), ["a.py"])

    def test_committed_modules_are_current(self):
        script = os.path.join(ROOT, "boilerplate", "compile.py")
        run = subprocess.run([sys.executable, script, "--check"],
                             stdout=subprocess.PIPE, universal_newlines=True)
        self.assertEqual(run.returncode, 0, run.stdout)


class Stories(unittest.TestCase):
    """Links and texts are checked when the `with` block ends."""

    def setUp(self):
        self.texts = {}
        milestones.collect = self.collect

    def tearDown(self):
        milestones.collect = None
        milestones.story = None

    def collect(self, uid, name, text):
        self.texts[name] = text

    def story(self, **given):
        values = {"uid": "s", "title": "S", "start": "a", "sack": (("n", 0),)}
        values.update(given)
        return Story(**values)

    def fails(self, write, message, **given):
        with self.assertRaises(StoryError) as caught:
            with self.story(**given):
                Box(uid="x")
                Box(uid="y")
                write()
        self.assertIn(message, str(caught.exception))
        self.assertIsNone(milestones.story)

    def page(self, **given):
        values = {"uid": "a", "box": "x", "goto": "a", "template": ""}
        values.update(given)
        return Page(**values)

    def test_links(self):
        self.fails(lambda: self.page(goto="b"),
                   "Page 'a' goes to 'b', which is no node")
        self.fails(lambda: self.page(goto=None),
                   "Page 'a' goes to 'None', which is no node")
        self.fails(lambda: self.page(box="z"),
                   "Page 'a' is told at 'z', which is no box")
        self.fails(lambda: self.page(uid="b", goto="b"),
                   "starts at 'a', which is no node")
        self.fails(lambda: ConditionFork(uid="a", goto="a",
                                         when=(("1", "b"),)),
                   "ConditionFork 'a' goes to 'b'")
        self.fails(lambda: Fork(uid="a", choices=(("z", "a", ""),)),
                   "Fork 'a' offers 'z', which is no box")
        self.fails(lambda: Fork(uid="a", choices=(("x", "b", ""),)),
                   "Fork 'a' goes to 'b'")
        self.fails(lambda: Fork(uid="a", template=""), "offers no choice")
        self.fails(lambda: (Fork(uid="f", choices=(("y", "a", ""),)),
                            self.page()), "but it is told at 'x'")

    def test_texts(self):
        self.fails(lambda: Page(uid="a", box="x", goto="a"),
                   "Page 'a' needs a template")
        self.fails(lambda: Snippet(uid="a"), "Snippet 'a' needs a template")
        self.fails(self.page, "there is no snippet 'over'", over="over")
        self.fails(lambda: (Snippet(uid="a", template=""), self.page()),
                   "template 'a' is written twice")
        milestones.collect = None
        self.fails(self.page, "template templates.s.a is missing")

    def test_sack(self):
        self.fails(lambda: self.page(plus={"m": 1}),
                   "Page 'a' changes 'm', which is not in the sack")
        self.fails(lambda: self.page(plus={"n": 1}, reset=("n",)),
                   "Page 'a' changes 'n' twice")
        self.fails(self.page, "no value of the sack may be called 'plus'",
                   sack=(("plus", 1),))
        self.fails(lambda: self.page(trigger=lambda: True),
                   "Page 'a' needs its conditions as strings")

    def test_parts(self):
        self.fails(lambda: (self.page(template=""), SackChange(uid="a")),
                   "SackChange 'a' is written twice")
        self.fails(lambda: self.page(gotoo="b"), "Page 'a' takes no 'gotoo'")
        self.fails(lambda: self.page(uid="A"), "Page 'A' needs a uid of a-z")
        self.fails(lambda: Sequence(uid="b", goto="a", nodes=(self.page(),)),
                   "Page 'a' has a goto, inside Sequence 'b'")
        self.fails(lambda: self.story().__enter__(), "begins inside story 's'")
        with self.assertRaisesRegex(StoryError, "outside of a story"):
            Box(uid="x")
        with self.assertRaisesRegex(StoryError, "a Story takes no 'ever'"):
            self.story(ever="a")

    def test_every_problem_is_told(self):
        self.fails(lambda: self.page(goto="b", box="z"),
                   "Page 'a' goes to 'b', which is no node; Page 'a' is told")

    def test_error_of_the_author_passes(self):
        with self.assertRaises(ZeroDivisionError):
            with self.story():
                1 // 0
        self.assertIsNone(milestones.story)

    def test_conditions_are_asked_once(self):
        with self.story() as story:
            Box(uid="x")
            self.page(trigger="sack.m > 1")
        with self.assertRaisesRegex(StoryError, "the sack holds no 'm'"):
            compiler.check_conditions(story)


class Sacks(unittest.TestCase):

    def setUp(self):
        self.start = (("n", 1), ("things", ["a"]))
        self.sack = Sack({"n": 1, "things": ["a"]}, self.start)

    def test_changes(self):
        self.sack.plus("n", 4)
        self.sack.minus("n", 2)
        self.assertEqual(self.sack.n, 3)
        self.sack.plus("things", "b")
        self.sack.plus("things", "b")
        self.sack.minus("things", "a")
        self.sack.minus("things", "z")
        self.assertEqual(self.sack.things, ["b"])
        self.sack.reset("things")
        self.sack.reset("n")
        self.assertEqual((self.sack.n, self.sack.things), (1, ["a"]))

    def test_start_is_never_shared(self):
        self.sack.reset("things")
        self.sack.plus("things", "b")
        self.assertEqual(self.start[1][1], ["a"])

    def test_conditions(self):
        self.assertIs(holds("sack.n and 'a' in sack.things", self.sack), True)
        self.assertIs(holds("sack.n > 4", self.sack), False)
        with self.assertRaises(AttributeError):
            holds("sack.m", self.sack)
        with self.assertRaises(NameError):
            holds("n", self.sack)


class Playing(unittest.TestCase):
    """The engine, with a small story whose templates are in memory."""

    def setUp(self):
        texts = []
        milestones.collect = lambda uid, name, text: texts.append((name, text))
        self.story = Story(uid="tiny", title="T", start="begin", over="over",
                           sack=(("n", 0), ("log", [])), missed="missed",
                           options="options", signpost="signpost")
        with self.story:
            Box(uid="x", label="X", place="left")
            Box(uid="y", label="Y")
            for name in ("over", "missed"):
                Snippet(uid=name, template="(" + name + ")")
            Snippet(uid="signpost", template="to {{ node.uid }}\n")
            Snippet(uid="options", template=(
                "{% for uid, _, label in node.offers(sack) %}"
                "[{{ label }}]{% endfor %}"))
            Sequence(uid="begin", goto="count", nodes=(
                Page(uid="one", box="x", template="1"),
                Page(uid="two", box="y", template="2", missed="not 2")))
            SackChange(uid="count", goto="sometimes", plus={"n": 1})
            SackChange(uid="sometimes", goto="turn", plus={"log": "late"},
                       trigger="sack.n > 1")
            ConditionFork(uid="turn", goto="fork",
                          when=(("sack.n > 2", "end"),))
            Fork(uid="fork", template="fork {{ sack.n }}", choices=(
                ("x", "count", "again"),
                ("y", "page", "secret", "sack.n > 1")))
            Page(uid="page", box="y", goto="circle", template="page")
            ConditionFork(uid="circle", goto="circle")
            End(uid="end", box="x", template="end", reset=("n",))
        milestones.collect = None
        modules = compiler.compile_texts(texts, "", "t", "templates.tiny")
        for name in modules:
            module = types.ModuleType("templates.tiny." + name)
            exec(modules[name], module.__dict__)
            sys.modules[module.__name__] = module
        self.engine = Engine()
        self.engine.register(self.story)

    def tearDown(self):
        milestones.collect = None
        for name in list(sys.modules):
            if name.startswith("templates.tiny."):
                del sys.modules[name]

    def taps(self, boxes):
        chunks = []
        card = self.engine.new_card("tiny")
        for box in boxes:
            chunks.append([])
            card = self.engine.tap(card, box, chunks[-1].append)
        return json.loads(card), ["".join(chunk) for chunk in chunks]

    def test_story(self):
        card, told = self.taps("yxxyxxxy")
        self.assertEqual(told, [
            "(missed)\nto one\n", "1\nto two\n", "not 2\nto two\n",
            "2\nfork 1\n[again]\n", "fork 2\n[again][secret]\n", "end\n",
            "(over)\n", "(over)\n"])
        self.assertEqual(card, {"story": "tiny", "node": "end", "taps": 8,
                                "done": True,
                                "sack": {"n": 0, "log": ["late"]}})

    def test_closed_choice(self):
        _, told = self.taps("xyy")
        self.assertEqual(told[2], "(missed)\nfork 1\n[again]\n")

    def test_circle(self):
        with self.assertRaisesRegex(EngineError, "circles at 'circle'"):
            self.taps("xyxy")

    def test_card(self):
        self.assertEqual(
            self.engine.new_card("tiny"),
            '{"story": "tiny", "node": "begin", "taps": 0, "done": false, '
            '"sack": {"n": 0, "log": []}}')
        self.taps("xyx")
        self.assertEqual(self.story.sack, (("n", 0), ("log", [])))

    def test_errors(self):
        card = self.engine.new_card("tiny")
        with self.assertRaisesRegex(EngineError, "has no box 'z'"):
            self.engine.tap(card, "z", None)
        with self.assertRaisesRegex(EngineError, "no story 'big'"):
            self.engine.new_card("big")
        with self.assertRaisesRegex(EngineError, "has no node 'gone'"):
            self.engine.tap(card.replace("begin", "gone"), "x", None)

    def test_directions(self):
        self.assertEqual(self.story.boxes["x"].directions, "X (left)")
        self.assertEqual(self.story.boxes["y"].directions, "Y")


class Tales(unittest.TestCase):
    """The real stories, each played to all of its ends."""

    CARD = 352  # bytes: the card's text has to fit into half an RFID card

    def setUp(self):
        gc.freeze()  # the engine collects at each template: keep that quick
        self.addCleanup(gc.unfreeze)

    def run_python(self, *arguments, **more):
        return subprocess.run(
            [sys.executable] + list(arguments), stdout=subprocess.PIPE,
            universal_newlines=True, check=True, **more).stdout

    def test_every_story_is_listed_and_has_plays(self):
        for folder in ("stories", "plays"):
            files = [name[:-3] for name in os.listdir(
                os.path.join(ROOT, folder))
                if name.endswith(".py") and name != "__init__.py"]
            self.assertEqual(sorted(files), sorted(stories.names), folder)
        for name in stories.names:
            self.assertEqual(stories.load(name).uid, name)

    def play(self, name):
        """(nodes, lines, text) of the story's script: where it goes to, the
        lines of template modules that it runs, and what it tells.
        """
        nodes, lines = [], set()
        folder = os.path.join(ROOT, "templates", name)
        goto, out, tracer = engine.Visit.goto, sys.stdout, sys.gettrace()

        def seen_goto(visit, uid):
            nodes.append(uid)
            goto(visit, uid)

        def seen_line(frame, event, argument):
            where = frame.f_code.co_filename
            if os.path.dirname(where) != folder:
                return None
            lines.add((os.path.basename(where)[:-3], frame.f_lineno))
            return seen_line

        engine.Visit.goto = seen_goto
        sys.stdout = io.StringIO()
        sys.settrace(seen_line)
        try:
            play_script.main((name,))
            return nodes, lines, sys.stdout.getvalue()
        finally:
            sys.settrace(tracer)
            engine.Visit.goto = goto
            sys.stdout = out

    def written(self, name):
        """All pairs (template, line) that could run, with the line's text."""
        for template in __import__("templates." + name,
                                   fromlist=["names"]).names:
            module = __import__("templates.{}.{}".format(name, template),
                                fromlist=["render"])
            with open(module.__file__, encoding="utf-8") as file:
                texts = file.read().split("\n")
            for _, _, line in module.render.__code__.co_lines():
                if line is not None:
                    yield (template, line), texts[line - 1].strip()

    def test_play_scripts_reach_everything(self):
        for name in stories.names:
            with self.subTest(name):
                self.check_play(name)

    def check_play(self, name):
        story = stories.load(name)
        nodes, lines, told = self.play(name)
        self.assertEqual(sorted(set(nodes) | {story.start}),
                         sorted(story.nodes))
        self.assertEqual([(place, text) for place, text in self.written(name)
                          if place not in lines], [], "never told")
        texts = [line for line in told.split("\n") if line.startswith("{")]
        self.assertGreaterEqual(len(texts), 100)
        self.assertLessEqual(max(len(text) for text in texts), self.CARD)
        cards = [json.loads(text) for text in texts]
        self.assertEqual(
            sorted({card["node"] for card in cards if card["done"]}),
            sorted(uid for uid in story.nodes
                   if isinstance(story.nodes[uid], End)))

    def test_both_ways_to_run_the_script(self):
        as_module = self.run_python("-m", "regimes.play_script", "fort",
                                    cwd=ROOT)
        as_file = self.run_python(
            os.path.join(ROOT, "regimes", "play_script.py"), "fort",
            env={"PYTHONPATH": ROOT, "PYTHONHASHSEED": "7"})
        self.assertEqual(as_module, as_file)

    def test_console_lists_all_stories(self):
        told = self.run_python("-m", "regimes.console", cwd=ROOT,
                               input="stories\n")
        for name in stories.names:
            self.assertIn("  {}: {}\n".format(name, stories.load(name).title),
                          told)

    def test_console_plays(self):
        names = [name for name in sorted(os.listdir(PLAYS))
                 if name.endswith(".taps")]
        self.assertTrue(names)
        for name in names:
            path = os.path.join(PLAYS, name)
            with open(path) as taps, open(path[:-5] + ".out") as out:
                self.assertEqual(
                    self.run_python("-m", "regimes.console", cwd=ROOT,
                                    stdin=taps), out.read(), name)


if __name__ == "__main__":
    unittest.main()
