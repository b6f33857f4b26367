"""One order for what may be done in any order.

Neighbouring instructions that do not depend on each other are put into one fixed order (sorted by their
text), so that more sequences are equal for `outline`.

Relied on: `isa.info` names all that an instruction reads and writes besides memory. Loads may pass loads; a store
passes nothing that touches memory, except that spill slots are no memory that others can see (`parse.SPILL`).
Calls, barriers and the end of a block stay where they are.
"""

from . import isa

FENCES = isa.CALLS | isa.ENDS | isa.BRANCHES | isa.BARRIERS


def canonical(body):
    """The body in canonical order."""
    out, part = [], []
    for i in body:
        if i[0] in FENCES or isa.info(i).defs & isa.A1:
            out += schedule(part)
            part = []
            out.append(i)
        else:
            part.append(i)
    return out + schedule(part)


def schedule(part):
    """List scheduling: always the ready instruction that comes first in the order of `key`."""
    n = len(part)
    if n < 2:
        return part
    facts = [isa.info(i) for i in part]
    memory = [1 if i[0] in isa.LOADS else 2 if i[0] in isa.STORES else 0 for i in part]
    before = [set() for _ in part]
    for b in range(n):
        fb = facts[b]
        touched = fb.defs | fb.uses
        for a in range(b):
            fa = facts[a]
            if fa.defs & touched or fb.defs & fa.uses or memory[a] + memory[b] > 2 and memory[a] and memory[b]:
                before[b].add(a)
    left = set(range(n))
    out = []
    while left:
        ready = [k for k in left if not before[k] & left]
        k = min(ready, key=lambda k: (key(part[k]), k))
        left.discard(k)
        out.append(part[k])
    return out


def key(i):
    """Arguments last and by register, restored registers behind them."""
    if i[0] == "reload" and i[1] in KEPT:
        return (9, "")
    if isa.is_move(i) or i[0] in CONSTANTS and i[1] in ARGUMENTS:
        return (3, i[1])
    return (1, "")


KEPT = ("a0", "a12", "a13", "a14", "a15")
ARGUMENTS = ("a2", "a3", "a4", "a5", "a6", "a7")
CONSTANTS = ("movi", "l32r", "reload")
