"""Direct calls: `l32r aN, f; ...; callx0 aN` becomes `call0 f` (5 bytes and a literal become 3).

This pass looks within a basic block; `values` finds the rest. call0 reaches 512 KiB either way, and a region (flash,
instruction RAM) is no longer than that, so both ends must lie in one region. Calls between the two, and calls of symbols of
other objects, stay as LLVM wrote them.

Relies on the call0 ABI: a8..a11 are scratch, so they are dead after a call, and the load may go. The load must be the last
write to the register before the call, and nothing in between may read it.
"""

from . import isa
from .program import Label


def direct(function, program):
    """Rewrite the calls of one function; whether anything changed."""
    out, changed = [], False
    for i in function.items:
        if i.__class__ is tuple and i[0] == "callx0":
            k = load_of(i[1], out)
            if k is not None and callable_from(function, out[k][2], program):
                target = out[k][2]
                del out[k]
                out.append(("call0", target))
                changed = True
                continue
        out.append(i)
    function.items = out
    return changed


def callable_from(function, value, program):
    """Whether a direct call from the function reaches the symbol `value`."""
    target = program.functions.get(value)
    return target is not None and target.region == function.region


def load_of(register, out):
    """Index of the l32r that alone gives the register its value for the call that follows, or None."""
    bit = isa.BIT[register]
    if not bit & isa.CLOBBERED & ~isa.ARGS & ~isa.A0:
        return None
    for k in range(len(out) - 1, -1, -1):
        i = out[k]
        if i.__class__ is Label or i[0] in isa.ENDS or i[0] in isa.BRANCHES or i[0] in isa.CALLS:
            return None
        if i[0] == "l32r" and i[1] == register:
            return k
        facts = isa.info(i)
        if (facts.defs | facts.uses) & bit:
            return None
    return None
