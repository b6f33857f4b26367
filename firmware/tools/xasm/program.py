"""A program between parsing and printing: functions, data, and which of them are reached.

All the assembly of one link (the final crate, compiler_builtins) becomes one `Program`. The parser makes names that
are local to a file unique, so that one flat table of symbols holds everything.
"""

from fnmatch import fnmatchcase

from .errors import Refused

FAST_SECTIONS = (".iram", ".rwtext", ".vectors")
"""Sections in instruction RAM. Their code is out of reach of direct calls from flash, and stays as it is."""

CHOSEN_SECTION = ".iram.chosen"
"""The section of functions that are in instruction RAM because `iram.txt` names them."""


class Label(str):
    """A label between two instructions."""
    __slots__ = ()


class Function:
    """A function: its instructions (tuples, see `isa`) and labels (`Label`) in order."""

    def __init__(self, name, section, where):
        self.name = name
        self.section = section
        self.where = where
        self.items = []
        self.opaque = None
        """Why no pass may touch the body, or None."""
        self.frame = None
        """Bytes by which the prologue lowers a1, or None where that is not known."""
        self.fast = False
        """Whether speed counts more than size here (see `fast.txt`)."""
        self.shared = False
        """Whether it is shared code that `outline` made, which does not keep a function's ABI."""

    @property
    def region(self):
        """`iram` or `flash`: a direct call reaches within a region only."""
        return "iram" if self.section.startswith(FAST_SECTIONS) else "flash"

    @property
    def editable(self):
        """Whether a pass may change the body where that costs neither speed nor size."""
        return self.opaque is None

    @property
    def shrinkable(self):
        """Whether a pass may trade speed for size here."""
        return self.opaque is None and not self.fast and self.region == "flash"

    def instructions(self):
        """The instructions without the labels."""
        return [i for i in self.items if i.__class__ is tuple]


class Data:
    """A run of data in one section: the lines as LLVM printed them."""

    def __init__(self, directive, section):
        self.directive = directive
        self.section = section
        self.lines = []
        self.names = []
        self.refs = []

    def tables(self):
        """Symbol -> symbols in the words that follow it, for what consists of such words alone."""
        out, name, words = {}, None, []
        for line in [*self.lines, "end:"]:
            if line[0] != "\t":
                if name and words:
                    out[name] = words
                name, words = line.split(":")[0], []
            elif line.startswith("\t.long\t") and words is not None:
                words.append(line[7:].strip())
            elif not line.startswith(("\t.p2align", "\t.type", "\t.size")):
                words = None
        return out

    @property
    def kept(self):
        """Whether it stays without being referred to: sections that only a linker script knows."""
        return not self.section.startswith((".rodata", ".data", ".bss", ".sdata", ".sbss"))


class Program:
    """Functions and data by name, in the order of the input."""

    def __init__(self):
        self.functions = {}
        self.data = []
        self.owner = {}
        """symbol or label of data -> the Data that defines it"""
        self.binding = {}
        """symbol -> set of .global, .weak, .hidden"""
        self.addressed = set()
        """Labels of code that data name: targets of jump tables."""
        self.counter = {}
        """For the names of shared sequences."""
        self.noreturn = frozenset()
        """Functions that do not return."""

    def global_names(self):
        """Symbols that other objects may refer to."""
        return {s for s, b in self.binding.items() if b & {".global", ".globl", ".weak"}}

    def drop_unreachable(self, roots):
        """Keep what is reached from `roots` (symbols) and from the data that a linker script keeps."""
        functions, chunks, seen = set(), set(), set()
        work = [s for s in roots]
        for d in self.data:
            if d.kept:
                chunks.add(id(d))
                work += d.refs
        label_home = {}
        for f in self.functions.values():
            for i in f.items:
                if i.__class__ is Label:
                    label_home[str(i)] = f.name
        while work:
            s = work.pop()
            if s in seen:
                continue
            seen.add(s)
            s = label_home.get(s, s)
            f = self.functions.get(s)
            if f is not None and s not in functions:
                functions.add(s)
                work += references(f)
            d = self.owner.get(s)
            if d is not None and id(d) not in chunks:
                chunks.add(id(d))
                work += d.refs
        self.functions = {n: f for n, f in self.functions.items() if n in functions}
        self.data = [d for d in self.data if id(d) in chunks]

    def addressed_labels(self):
        """Labels of code that data or literals name: the targets of jump tables."""
        out = set()
        for d in self.data:
            out.update(d.refs)
        for f in self.functions.values():
            for i in f.items:
                if i.__class__ is tuple and i[0] == "l32r":
                    out.add(symbol_of(i[2]))
        return out

    def mark_fast(self, names):
        """Set `fast` on the functions of these names."""
        for f in self.functions.values():
            f.fast = f.name in names

    def mark_iram(self, patterns):
        """Move the functions whose names match one of the shell patterns to instruction RAM. Returns the patterns
        that match none."""
        return self.mark(patterns, lambda f: setattr(f, "section", CHOSEN_SECTION))

    def mark(self, patterns, action):
        """Apply `action` to each function that a pattern matches."""
        unused = []
        for pattern in patterns:
            found = [f for f in self.functions.values() if fnmatchcase(f.name, pattern)]
            for f in found:
                action(f)
            if not found:
                unused.append(pattern)
        return unused


def symbol_of(value):
    """The symbol in a literal's value or an operand (`sym`, `sym+4`), or None for a number."""
    value = value.split("+")[0].strip()
    if value[:1].isdigit() or value[:1] == "-":
        return None
    if any(c in value for c in "-*/() @"):
        raise Refused(f"literal {value!r}: only a symbol, a number, or symbol+number is understood")
    return value


def references(function):
    """Symbols that the body of a function names."""
    out = set()
    for i in function.items:
        if i.__class__ is not tuple:
            continue
        if i[0] == "l32r":
            out.add(symbol_of(i[2]))
        elif i[0] in ("call0", "j"):
            out.add(i[1])
        elif function.opaque:
            out.update(a for a in i[1:] if isinstance(a, str))
    out.discard(None)
    return out
