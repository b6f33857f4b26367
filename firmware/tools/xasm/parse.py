"""LLVM's Xtensa assembly into a `Program`.

What is relied on, and checked: one function is one run of lines from a label announced by
`.type NAME,@function` to `.Lfunc_end`; a directive that is not listed here stops the link with a message;
an instruction that `isa` does not know leaves its function untouched (`Function.opaque`).

LLVM prints a function's `.literal` lines before its `.section` line, which would give them to the
function before. They are read into a table and the loads carry the value itself: `("l32r", "a8", "memcpy")`.
"""

import re

from . import frames, isa
from .errors import Refused
from .program import Data, Function, Label, Program

DROPPED = (".file", ".ident", ".literal_position", ".cfi_", ".addrsig", ".loc")
IN_FUNCTION = (".p2align",)
IN_DATA = (".p2align", ".balign", ".long", ".4byte", ".short", ".2byte", ".byte", ".ascii", ".asciz",
           ".space", ".zero", ".quad", ".8byte")
IGNORED_SECTIONS = (".llvmbc", ".llvmcmd", ".note", ".comment")
LITERAL = re.compile(r"\t\.literal\t?\s*(\.L\w+), *(.+)$")
SYMBOL = re.compile(r"[A-Za-z_.$][\w.$]*")
LOCAL = re.compile(r"\.L(?=\w)")
SPILL = (" 4-byte Folded Reload", " 4-byte Folded Spill")
"""What LLVM's printer notes beside an access to a spill slot (`-Zverbose-asm`): a word of the frame whose
address is never taken, so that nothing but the accesses with this mark can touch it."""
UNDEFINED = re.compile(r" implicit-def: \$(a\d+)$")
"""LLVM's note that what a register holds does not matter, though it is read."""
INTEGER = re.compile(r"-?\d+$")


class Parser:
    """Reads one file into a program; `tag` makes the file's local labels unique."""

    def __init__(self, program, path, tag):
        self.program, self.path, self.tag = program, path, tag
        self.literals = {}
        self.announced, self.typed = set(), {}
        self.section, self.directive = ".text", "\t.text"
        self.function = self.chunk = None
        self.number = 0

    def refuse(self, what):
        """Stop with the place in the file."""
        raise Refused(f"{self.path}:{self.number}: {what}")

    def read(self, text):
        """Parse the whole file."""
        if self.tag:
            text = "\n".join(
                line if line.startswith(("\t.ascii", "\t.asciz")) else LOCAL.sub(".L" + self.tag, line)
                for line in text.split("\n"))
        lines = text.split("\n")
        for line in lines:
            if line.startswith("\t.literal"):
                m = LITERAL.match(line.partition("#")[0].rstrip())
                if m:
                    self.literals[m[1]] = normal(m[2])
        for self.number, line in enumerate(lines, 1):
            if not line:
                continue
            comment = ""
            if "#" in line and not line.startswith(("\t.ascii", "\t.asciz")):
                line, _, comment = line.partition("#")
                line = line.rstrip()
                if not line:
                    m = UNDEFINED.match(comment)
                    if m and self.function is not None:
                        self.function.items.append(("undef", m[1]))
                    continue
            if line[0] != "\t":
                self.label(line)
            elif line[1] == ".":
                self.directive_line(line)
            else:
                self.instruction(line, comment.startswith(SPILL))
        self.close()

    def close(self):
        """End of a function or of a run of data."""
        self.function = self.chunk = None

    def label(self, line):
        """`NAME:` at the start of a line."""
        name = line.split(":")[0]
        if not line.rstrip().endswith(":"):
            self.refuse(f"not a label: {line!r}")
        if name.startswith(f".L{self.tag}func_end"):
            if self.function is not None:
                frames.settle(self.function)
            self.function = None
        elif name in self.announced:
            self.define(name)
            self.function = Function(name, self.section, f"{self.path}:{self.number}")
            self.program.functions[name] = self.function
        elif self.function is not None:
            self.function.items.append(Label(name))
        else:
            self.data_chunk().names.append(name)
            if name in self.typed:
                self.chunk.lines.append(self.typed[name])
            self.chunk.lines.append(line)
            self.define(name)
            self.program.owner[name] = self.chunk

    def define(self, name):
        """A symbol is defined once in the program."""
        if name in self.program.functions or name in self.program.owner:
            self.refuse(f"symbol {name} is defined twice in this link; rename one of the two")

    def data_chunk(self):
        """The run of data that this line belongs to."""
        if '"ax"' in self.directive or self.directive == "\t.text":
            self.refuse("data in a section of code; put it in .rodata or .data, or into a .S file")
        if self.chunk is None:
            self.chunk = Data(self.directive, self.section)
            self.program.data.append(self.chunk)
        return self.chunk

    def directive_line(self, line):
        """A line that begins with a tab and a dot."""
        word = line.split(None, 1)[0]
        if word == ".literal":
            return
        if word in (".section", ".text", ".data", ".bss"):
            self.close()
            self.directive = line
            self.section = line.split(None, 1)[1].split(",")[0].strip('"') if word == ".section" else word
            return
        if self.section.startswith(IGNORED_SECTIONS) or word.startswith(DROPPED):
            return
        if word == ".type":
            name, kind = line.split(None, 1)[1].split(",")
            if kind.strip() == "@function":
                self.announced.add(name)
            else:
                self.typed[name] = line          # printed before the .section line
        elif word == ".size":
            if self.chunk is not None:
                self.chunk.lines.append(line)
        elif word in (".global", ".globl", ".weak", ".hidden"):
            self.program.binding.setdefault(line.split(None, 1)[1].strip(), set()).add(word)
        elif self.function is not None or '"ax"' in self.directive or self.directive == "\t.text":
            if word not in IN_FUNCTION:
                self.refuse(f"directive {word} in a function is not understood")
        elif word in IN_DATA:
            self.data_chunk().lines.append(line)
            if word in (".long", ".4byte"):
                self.chunk.refs += SYMBOL.findall(line.split(None, 1)[1])
        else:
            self.refuse(f"directive {word} is not understood; teach xasm/parse.py what it means")

    def instruction(self, line, spill):
        """A line that begins with a tab and a letter."""
        if self.function is None:
            self.refuse(f"an instruction outside of any function: {line.strip()!r}")
        op, _, rest = line[1:].partition("\t")
        args = [a.strip() for a in rest.split(",")] if rest else []
        if op == "l32r":
            value = self.literals.get(args[1])
            if value is None:
                self.refuse(f"l32r of {args[1]}, which no .literal defines")
            args[1] = value
            ins = (op, *args)
        else:
            ins = (op, *[int(a) if INTEGER.match(a) else a for a in args])
        if spill and op in ("l32i", "s32i") and args[1] == "a1":
            ins = ("reload" if op == "l32i" else "spill", args[0], int(args[2]))
        if not isa.known(ins):
            self.function.opaque = f"{line.strip()!r} is not in xasm/isa.py"
        self.function.items.append(ins)


def normal(value):
    """A literal's value in one spelling: numbers unsigned, so that equal words are equal strings."""
    value = value.strip()
    return str(int(value) & 0xffffffff) if INTEGER.match(value) else value


def parse(sources):
    """`sources`: (path, text) of every file, the one whose definitions win first. Weak symbols of a
    later file give way, as in any link."""
    parts = []
    for n, (path, text) in enumerate(sources):
        part = Program()
        Parser(part, path, "" if n == 0 else chr(ord("A") + n - 1)).read(text)
        parts.append(part)
    whole = Program()
    for part in parts:
        for name in [n for n in (*part.functions, *part.owner) if n in whole.functions or n in whole.owner]:
            if ".weak" not in part.binding.get(name, ()):
                raise Refused(f"symbol {name} is defined in two files of this link; rename one of the two")
            if name in part.owner:
                raise Refused(f"weak data {name} is defined in two files of this link; rename one of the two")
            del part.functions[name]
        for name, binding in part.binding.items():
            whole.binding.setdefault(name, set(binding))
        whole.functions.update(part.functions)
        whole.data += part.data
        whole.owner.update(part.owner)
    return whole
