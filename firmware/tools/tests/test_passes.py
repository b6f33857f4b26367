"""Each pass on a few lines of assembly: what it does, and above all what it must not do.

    python3 -m unittest discover -s firmware/tools/tests
"""

import io
import os
import subprocess
import sys
import tempfile
import unittest

TOOLS = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
sys.path.insert(0, TOOLS)
sys.dont_write_bytecode = True

from xasm import emit, errors, frames, parse, passes  # noqa: E402  (the path must be set first)
from xasm.program import Label  # noqa: E402


def function(name, body, section=None):
    """A function as LLVM prints it; `l32r aN, =value` stands for a literal."""
    literals, lines = [], []
    for line in filter(None, (x.strip() for x in body.splitlines())):
        if "=" in line and line.startswith("l32r"):
            head, value = line.split("=")
            label = f".LCPI_{name}_{len(literals)}"
            literals.append(f"\t.literal {label}, {value}")
            line = head + label
        if line.endswith(":"):
            lines.append(line)
        else:
            code, _, note = line.partition(" #")
            op, _, rest = code.strip().partition(" ")
            lines.append(f"\t{op}\t{rest.strip()}" + (f"  # {note.strip()}" if note else ""))
    head = [f'\t.section\t{section or ".text." + name},"ax",@progbits', "\t.p2align\t2",
            f"\t.type\t{name},@function", f"{name}:"]
    return "\n".join([*literals, *head, *lines, f".Lfunc_end_{name}:", f"\t.size\t{name}, 1", ""])


def program(*texts, fast=(), iram=()):
    """Parsed, with every function kept."""
    p = parse.parse([("test.s", "\n".join(texts))])
    p.mark_fast(fast)
    p.mark_iram(iram)
    return p


def code(p, name):
    """The instructions of a function, one string each, labels left out."""
    return [" ".join(map(str, i)) for i in p.functions[name].instructions()]


def optimised(selection, *texts, fast=(), iram=()):
    """The program after some passes."""
    p = program(*texts, fast=fast, iram=iram)
    passes.run(p, passes.chosen(selection), None)
    return p


def tails(p):
    """The labels of shared ends."""
    return [i for f in p.functions.values() for i in f.items if i.__class__ is Label and "shared_tail" in i]


LEAF = function("leaf", "ret")


class Parsing(unittest.TestCase):
    def test_literals_belong_to_the_loads(self):
        p = program(function("f", "l32r a2, =-1\nl32r a3, =memcpy\nret"))
        self.assertEqual(code(p, "f"), ["l32r a2 4294967295", "l32r a3 memcpy", "ret"])

    def test_a_directive_that_is_not_known_is_refused_with_its_place(self):
        with self.assertRaisesRegex(errors.Refused, r"test\.s:2: directive \.incbin"):
            program('\t.section\t.rodata.x,"a"\n\t.incbin "y"\n')

    def test_an_unknown_instruction_leaves_its_function_alone(self):
        body = "movi a8, 1\nfrobnicate a2, a8\nmovi a9, 2\nret"
        self.assertEqual(code(optimised("all", function("f", body)), "f"),
                         ["movi a8 1", "frobnicate a2 a8", "movi a9 2", "ret"])

    def test_strong_wins_over_weak_and_twice_is_refused(self):
        strong = function("f", "movi a2, 1\nret")
        weak = "\t.weak\tf\n" + function("f", "movi a2, 2\nret")
        p = parse.parse([("a.s", strong), ("b.s", weak)])
        self.assertEqual(code(p, "f"), ["movi a2 1", "ret"])
        with self.assertRaisesRegex(errors.Refused, "defined in two files"):
            parse.parse([("a.s", strong), ("b.s", strong)])

    def test_a_slot_that_is_also_accessed_plainly_is_no_spill_slot(self):
        p = program(function("f", """
            addi a1, a1, -16
            s32i a2, a1, 4 # 4-byte Folded Spill
            s32i a3, a1, 8 # 4-byte Folded Spill
            l8ui a4, a1, 5
            l32i a2, a1, 4 # 4-byte Folded Reload
            l32i a3, a1, 8 # 4-byte Folded Reload
            addi a1, a1, 16
            ret"""))
        self.assertEqual([i.split()[0] for i in code(p, "f")],
                         ["addi", "s32i", "spill", "l8ui", "l32i", "reload", "addi", "ret"])

    def test_no_spill_slots_without_a_known_frame(self):
        p = program(function("f", "add a1, a1, a9\ns32i a2, a1, 4 # 4-byte Folded Spill\nret"))
        self.assertEqual(code(p, "f")[1], "s32i a2 a1 4")
        self.assertIsNone(p.functions["f"].frame)

    def test_frame_from_a_register(self):
        items = [("movi", "a8", -400), ("add", "a8", "a1", "a8"), ("or", "a1", "a8", "a8"), ("ret",)]
        self.assertEqual(frames.size_of(frames.one_adjustment(items[:3])), 400)


class Calls(unittest.TestCase):
    FRAME = """
        addi a1, a1, -16
        s32i a0, a1, 12 # 4-byte Folded Spill
        {}
        l32i a0, a1, 12 # 4-byte Folded Reload
        addi a1, a1, 16
        ret"""

    def test_becomes_direct(self):
        p = optimised("calls", LEAF, function("f", self.FRAME.format("l32r a8, =leaf\nmovi a2, 1\ncallx0 a8")))
        self.assertIn("call0 leaf", code(p, "f"))
        self.assertNotIn("l32r a8 leaf", code(p, "f"))

    def test_not_between_flash_and_iram(self):
        fast = function("fast", "ret", ".iram.text.fast")
        p = optimised("all", fast, function("f", self.FRAME.format("l32r a8, =fast\ncallx0 a8")))
        self.assertIn("callx0 a8", code(p, "f"))

    def test_not_if_the_register_was_changed(self):
        p = optimised("calls", LEAF, function("f", self.FRAME.format("l32r a8, =leaf\naddi a8, a8, 4\ncallx0 a8")))
        self.assertIn("callx0 a8", code(p, "f"))

    def test_not_to_symbols_of_other_objects(self):
        p = optimised("all", function("f", self.FRAME.format("l32r a8, =elsewhere\ncallx0 a8")))
        self.assertIn("callx0 a8", code(p, "f"))

    def test_through_a_spilled_address(self):
        body = ("l32r a8, =leaf\ns32i a8, a1, 4 # 4-byte Folded Spill\ncallx0 a8\n.LBB0_1:\n"
                "l32i a8, a1, 4 # 4-byte Folded Reload\ncallx0 a8\nbnez a2, .LBB0_1")
        got = code(optimised("values", LEAF, function("f", self.FRAME.format(body))), "f")
        self.assertEqual(got.count("call0 leaf"), 2)
        self.assertFalse([i for i in got if "4" == i.split()[-1]], "the spill is dead")


class Values(unittest.TestCase):
    def values(self, body):
        return code(optimised("values", function("f", body)), "f")

    def test_mask(self):
        self.assertEqual(self.values("movi a8, 255\nand a2, a3, a8\nret"), ["extui a2 a3 0 8", "ret"])

    def test_a_register_of_an_earlier_turn_is_another_value(self):
        body = """
            movi a4, 0
            l32i a9, a3, 0
            .LBB0_1:
            or a8, a9, a9
            l32i a9, a3, 0
            add a4, a4, a8
            add a4, a4, a9
            bnez a9, .LBB0_1
            or a2, a4, a4
            ret"""
        got = self.values(body)
        self.assertEqual(sum(i.startswith("l32i") for i in got), 2)
        self.assertTrue([i for i in got if i.startswith("or a8 a9")], "the copy of the last turn must stay")
        self.assertIn("add a4 a4 a8", got)
        self.assertIn("add a4 a4 a9", got)

    def test_what_a_branch_tells(self):
        self.assertEqual(self.values("beqz a2, .LBB0_1\nmovi a2, 5\nret\n.LBB0_1:\nmovi a2, 0\nret"),
                         ["beqz a2 .LBB0_1", "movi a2 5", "ret", "ret"])
        self.assertIn("movi a2 0", self.values("bnez a2, .LBB0_1\nmovi a2, 5\nret\n.LBB0_1:\nmovi a2, 0\nret"))

    def test_comparison_turned_round(self):
        self.assertEqual(self.values("movi a8, 7\nbltu a8, a2, .LBB0_1\nmovi a2, 1\n.LBB0_1:\nret")[0],
                         "bgeui a2 8 .LBB0_1")
        self.assertEqual(self.values("movi a8, 7\nbgeu a2, a8, .LBB0_1\nmovi a2, 1\n.LBB0_1:\nret")[0],
                         "bgeui a2 7 .LBB0_1")
        self.assertEqual(self.values("movi a8, -1\nblt a8, a2, .LBB0_1\nmovi a2, 1\n.LBB0_1:\nret")[0],
                         "bgez a2 .LBB0_1")

    def test_nothing_survives_a_call_in_scratch_registers(self):
        p = optimised("values", LEAF, function("f", Calls.FRAME.format(
            "movi a8, 1000\ns32i a8, a2, 0\nl32r a9, =leaf\ncallx0 a9\nmovi a8, 1000\ns32i a8, a2, 0")))
        self.assertEqual(code(p, "f").count("movi a8 1000"), 2)

    def test_loads_stay(self):
        self.assertEqual(self.values("l32i a8, a2, 0\nl32i a8, a2, 0\nmemw\nret"),
                         ["l32i a8 a2 0", "l32i a8 a2 0", "memw", "ret"])

    def test_a_register_read_after_a_call_marks_the_function(self):
        body = Calls.FRAME.format("l32r a9, =leaf\nmovi a8, 3\ncallx0 a9\nor a2, a8, a8")
        p = optimised("all", LEAF, function("f", body))
        self.assertIn("a8 is read after call0", p.functions["f"].opaque)


class Jumps(unittest.TestCase):
    def test_branch_around_a_jump(self):
        got = code(optimised("jumps", function("f", """
            beqz a2, .LBB0_1
            j .LBB0_2
            .LBB0_1:
            movi a3, 1
            s32i a3, a4, 0
            .LBB0_2:
            ret""")), "f")
        self.assertEqual(got[0], "bnez a2 .LBB0_2")

    def test_targets_of_jump_tables_stay(self):
        text = function("f", "l32r a8, =.LJTI0_0\naddx4 a8, a2, a8\nl32i a8, a8, 0\njx a8\n"
                        ".LBB0_1:\nmovi a2, 1\nret\n.LBB0_2:\nmovi a2, 2\nret\n.LBB0_3:\nmovi a2, 3\nret")
        text += '\t.section\t.rodata.f,"a",@progbits\n\t.p2align\t2\n.LJTI0_0:\n\t.long\t.LBB0_1\n\t.long\t.LBB0_2\n'
        got = code(optimised("all", text), "f")
        self.assertIn("movi a2 1", got)
        self.assertIn("movi a2 2", got)
        self.assertNotIn("movi a2 3", got, "nothing leads there")


class Frames(unittest.TestCase):
    BODY = """
        addi a1, a1, -32
        s32i a0, a1, 20 # 4-byte Folded Spill
        s32i a12, a1, 16 # 4-byte Folded Spill
        {}
        l32i a12, a1, 16 # 4-byte Folded Reload
        l32i a0, a1, 20 # 4-byte Folded Reload
        addi a1, a1, 32
        ret"""

    def test_saves_move_to_the_top(self):
        got = code(optimised("frames", function("f", self.BODY.format("addi a2, a1, 4"))), "f")
        self.assertEqual(got[1:3], ["spill a0 28", "spill a12 24"])

    def test_not_if_something_lies_above_them(self):
        for use in ("addi a2, a1, 24", "s32i a2, a1, 28", "or a2, a1, a1\nadd a3, a1, a2"):
            got = code(optimised("frames", function("f", self.BODY.format(use))), "f")
            self.assertEqual(got[1:3], ["spill a0 20", "spill a12 16"], use)


class Sharing(unittest.TestCase):
    WORK = "\n".join(f"addi a{n}, a{n}, {n + 20}" for n in (2, 3, 4, 5, 2, 4))

    def test_a_sequence_in_leaf_functions_is_not_called(self):
        """a0 holds the return address all the time."""
        body = self.WORK + "\nxor a2, a2, a{}\nret"
        p = optimised("outline", *[function(f"f{n}", body.format(n)) for n in range(2, 6)])
        self.assertFalse([f for f in p.functions if "plain" in f])

    def caller(self, n):
        return function(f"f{n}", Calls.FRAME.format(
            f"l32r a9, =leaf\ncallx0 a9\n{self.WORK}\nxor a2, a2, a{n}\nl32r a9, =leaf\ncallx0 a9\nneg a2, a{n}"))

    def test_a_sequence_is_called_where_a0_is_saved(self):
        p = optimised("outline", LEAF, *[self.caller(n) for n in range(2, 6)])
        shared = [f for f in p.functions.values() if f.shared and "plain" in f.name]
        self.assertTrue(shared)
        self.assertIn(f"call0 {shared[0].name}", code(p, "f2"))

    def test_fast_and_iram_functions_stay(self):
        p = optimised("tails,outline", LEAF, *[self.caller(n) for n in range(2, 6)], fast=[f"f{n}" for n in range(2, 6)])
        self.assertFalse([f for f in p.functions.values() if f.shared])
        self.assertFalse(tails(p))
        p = optimised("tails,outline", LEAF, *[self.caller(n) for n in range(2, 6)], iram=["f*"])
        self.assertFalse([f for f in p.functions.values() if f.shared])

    def test_a_direct_call_stays_within_a_memory(self):
        caller = "addi a1, a1, -16\ns32i a0, a1, 0\nl32r a8, =leaf\ncallx0 a8\nl32i a0, a1, 0\naddi a1, a1, 16\nret"
        for iram, direct in (([], True), (["f"], False), (["leaf"], False), (["f", "leaf"], True)):
            p = optimised("calls", LEAF, function("f", caller), iram=iram)
            self.assertEqual("call0 leaf" in code(p, "f"), direct, iram)

    def test_equal_ends_are_shared(self):
        p = optimised("tails", *[function(f"f{n}", f"xor a2, a2, a{n}\n{self.WORK}\nret") for n in range(2, 6)])
        jumps = [n for n in range(2, 6) if code(p, f"f{n}")[-1].startswith("j .L__shared_tail")]
        self.assertEqual(len(jumps), 3, "one copy stays")

    def test_ends_out_of_reach_of_a_jump_stay(self):
        far = [function(f"x{n}", "\n".join("mull a2, a2, a3" for _ in range(900 + n))) for n in range(110)]
        far = [t.replace("\n.Lfunc_end", "\n\tjx\ta3\n.Lfunc_end") for t in far]
        p = optimised("tails", function("f3", f"{self.WORK}\nret"), *far, function("f4", f"{self.WORK}\nret"))
        self.assertFalse(tails(p))


class Output(unittest.TestCase):
    def test_equal_literals_are_there_once(self):
        out = io.StringIO()
        emit.emit(program(function("f", "l32r a2, =123456\nret"), function("g", "l32r a3, =123456\nret")), out)
        self.assertEqual(out.getvalue().count("123456"), 1)

    def test_functions_in_instruction_ram_have_their_own_section_and_literals(self):
        out = io.StringIO()
        emit.emit(program(function("f", "l32r a2, =123456\nret"), function("g", "l32r a3, =123456\nret"), iram=["g"]), out)
        flash, iram = out.getvalue().split("\t.section\t.iram.text,")
        for text, name, other in ((flash, "f", "g"), (iram, "g", "f")):
            self.assertEqual(text.count("123456"), 1)
            self.assertIn(f"\n{name}:", text)
            self.assertNotIn(f"\n{other}:", text)

    def test_a_second_pool_where_the_first_does_not_reach(self):
        big = [function(f"f{n}", "l32r a2, =123456\n" + "mull a2, a2, a3\n" * 9000 + "ret") for n in range(12)]
        p = program(*big)
        groups = emit.pools(list(p.functions.values()))
        self.assertEqual([values for values, _ in groups], [["123456"], ["123456"]])
        for _, members in groups:
            self.assertLess(sum(map(emit.bound, members)), 262_144)


class Command(unittest.TestCase):
    """What the user sees."""

    def xlink(self, *args, **env):
        return subprocess.run([os.path.join(TOOLS, "xlink"), *args], capture_output=True, text=True,
                              env={**os.environ, **env}, check=False)

    def test_missing_assembly(self):
        with tempfile.TemporaryDirectory() as d:
            r = self.xlink(os.path.join(d, "x.y.rcgu.o"), "-o", os.path.join(d, "out"))
            self.assertEqual((r.returncode, os.listdir(d)), (1, []))
            self.assertIn("build through tools/xrustc", r.stderr)

    def leaf(self, folder):
        """A file with the function `leaf`."""
        path = os.path.join(folder, "f.s")
        with open(path, "w", encoding="utf-8") as f:
            f.write("\t.globl\tleaf\n" + LEAF)
        return path

    def test_unknown_pass(self):
        with tempfile.TemporaryDirectory() as d:
            r = self.xlink(self.leaf(d), "-o", os.path.join(d, "out"), XLINK_PASSES="valeus")
            self.assertEqual((r.returncode, os.listdir(d)), (1, ["f.s"]))
            self.assertIn("no pass 'valeus'; there are: calls", r.stderr)

    def test_a_pattern_that_matches_nothing_is_refused_with_its_line(self):
        with tempfile.TemporaryDirectory() as d:
            listed = os.path.join(d, "list.txt")
            for pattern, status in (("le?f", 0), ("gone*", 1)):
                with open(listed, "w", encoding="utf-8") as f:
                    f.write(f"# comment\n\nleaf\n{pattern}\n")
                r = self.xlink(self.leaf(d), f"--iram={listed}", "-Wl,-e,leaf", "-o", os.path.join(d, "out"))
                self.assertEqual(r.returncode, status, r.stderr)
                if status:
                    self.assertIn(f"{listed}:4: no function of the program matches 'gone*'", r.stderr)

    def test_a_fast_function_may_be_gone(self):
        with tempfile.TemporaryDirectory() as d:
            listed = os.path.join(d, "list.txt")
            with open(listed, "w", encoding="utf-8") as f:
                f.write("leaf\ngone\n")
            r = self.xlink(self.leaf(d), f"--fast={listed}", "-Wl,-e,leaf", "-o", os.path.join(d, "out"))
            self.assertEqual(r.returncode, 0, r.stderr)

    def test_another_list_takes_the_place_of_iram(self):
        with tempfile.TemporaryDirectory() as d:
            listed = os.path.join(d, "list.txt")
            with open(listed, "w", encoding="utf-8") as f:
                f.write("gone*\n")
            r = self.xlink(self.leaf(d), f"--iram={listed}", "-Wl,-e,leaf", "-o", os.path.join(d, "out"),
                           XLINK_IRAM=os.devnull)
            self.assertEqual(r.returncode, 0, r.stderr)

    def test_the_arguments_left_beside_the_output_run_the_link_again(self):
        with tempfile.TemporaryDirectory() as d:
            out = os.path.join(d, "out")
            self.assertEqual(self.xlink(self.leaf(d), "-Wl,-e,leaf", "-o", out).returncode, 0)
            again = os.path.join(d, "again")
            self.assertEqual(self.xlink(f"@{out}.xlink.args", "-o", again).returncode, 0)
            with open(out, "rb") as a, open(again, "rb") as b:
                self.assertEqual(a.read(), b.read())

    def test_the_linker_script_sees_that_passes_are_left_out(self):
        with tempfile.TemporaryDirectory() as d:
            script = os.path.join(d, "x.ld")
            with open(script, "w", encoding="utf-8") as f:
                f.write('ENTRY(leaf) ASSERT(!DEFINED(_passes_left_out), "seen")')
            for names, status in (("all", 0), ("-values", 1), ("none", 1)):
                r = self.xlink(self.leaf(d), f"-T{script}", "-o", os.path.join(d, "out"), XLINK_PASSES=names)
                self.assertEqual(r.returncode, status, r.stderr)
                self.assertEqual("seen" in r.stderr, status == 1)

    def test_metadata_does_not_depend_on_the_directory(self):
        def line(folder, *more):
            os.makedirs(folder)
            r = subprocess.run([os.path.join(TOOLS, "xrustc"), "/bin/echo", "--crate-name", "fw", "--crate-type", "bin",
                                "--target", "xtensa-lx106.json", "-C", f"metadata={abs(hash(folder))}", *more],
                               capture_output=True, text=True, check=True, cwd=folder,
                               env={**os.environ, "CARGO_PKG_VERSION": "1.2.3", "PWD": folder})
            return r.stdout.replace(folder, "HERE")

        with tempfile.TemporaryDirectory() as d:
            a, b = line(os.path.join(d, "a")), line(os.path.join(d, "b b"))
            self.assertEqual(a, b)
            self.assertIn("metadata=fw-1.2.3-bin-user", a)
            self.assertIn("--emit=asm", a)
            self.assertNotEqual(a, line(os.path.join(d, "c"), "--cfg", 'feature="x"'))

    def test_host_crates_are_left_alone(self):
        r = subprocess.run([os.path.join(TOOLS, "xrustc"), "/bin/echo", "--crate-name", "build_script_build", "-C",
                            "metadata=abc"], capture_output=True, text=True, check=True)
        self.assertEqual(r.stdout, "--crate-name build_script_build -C metadata=abc\n")


if __name__ == "__main__":
    unittest.main()
