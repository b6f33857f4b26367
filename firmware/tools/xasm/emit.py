"""A `Program` as one file for GNU as, and its layout in flash.

All functions of a region (flash, instruction RAM) are in one section, so this module knows distances, and the
assembler resolves every branch. Literals are in pools: `l32r` reads from 4 to 262144 bytes before itself, so one
pool serves all functions after it up to that distance. A word that many functions need is in the pool once. A new pool
begins where the next function would end out of reach.

Functions and pools are aligned to 4 bytes, because call0 and l32r need that.
"""

from . import isa
from .program import Label

REACH = 262_144 - 64
"""Bytes that l32r reaches backwards, with room for the alignment of its own address."""
SECTION = {"flash": ".text.flash", "iram": ".iram.text"}


def bound(function):
    """An upper bound of the bytes that a function takes, alignment included."""
    total = 3
    for i in function.items:
        if i.__class__ is tuple:
            # The assembler makes a negated branch around a jump of a branch that does not reach.
            total += 6 if i[0] in isa.BRANCHES else 3 if function.opaque else isa.info(i).size
    return total


def literals_of(function):
    """The values that the function loads by l32r."""
    return {i[2] for i in function.items if i.__class__ is tuple and i[0] == "l32r"}


def pools(functions):
    """Split functions in order into groups that share one pool: [(values, functions)]."""
    groups = []
    for f in functions:
        need, size = literals_of(f), bound(f)
        if groups:
            values, members, used = groups[-1]
            more = need - values.keys()
            if used + 4 * len(more) + size <= REACH:
                values.update(dict.fromkeys(sorted(more)))
                members.append(f)
                groups[-1] = (values, members, used + 4 * len(more) + size)
                continue
        groups.append((dict.fromkeys(sorted(need)), [f], 4 * len(need) + size))
    return [(list(v), m) for v, m, _ in groups]


def emit(program, out):
    """Write the assembly to the text stream `out`."""
    w = out.write
    number = 0
    for region in ("flash", "iram"):
        functions = [f for f in program.functions.values() if f.region == region]
        if not functions:
            continue
        w(f'\t.section\t{SECTION[region]},"ax",@progbits\n')
        for values, members in pools(functions):
            w("\t.balign\t4\n")
            names = {}
            for v in values:
                names[v] = f".Llit{number}"
                number += 1
                w(f"{names[v]}:\t.word\t{v}\n")
            for f in members:
                function(w, f, names)
    for d in program.data:
        w(d.directive + "\n")
        w("\n".join(d.lines) + "\n")
    defined = program.functions.keys() | {n for d in program.data for n in d.names}
    for name, words in sorted(program.binding.items()):
        if name in defined:
            for word in sorted(words):
                w(f"\t{word}\t{name}\n")


def function(w, f, names):
    """One function."""
    w(f"\t.type\t{f.name},@function\n\t.balign\t4\n{f.name}:\n")
    lines = []
    for i in f.items:
        if i.__class__ is Label:
            lines.append(i + ":")
        elif i[0] == "l32r":
            lines.append(f"\tl32r\t{i[1]}, {names[i[2]]}")
        else:
            lines.append("\t" + isa.text(i))
    w("\n".join(lines) + "\n")
    w(f"\t.size\t{f.name}, .-{f.name}\n")
