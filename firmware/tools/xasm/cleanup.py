"""Dead code, and values computed where they are wanted.

Relied on: liveness (`flow`), and that a load has no effect. Plain loads stay all the same: LLVM
removed those that it could, and the rest may be volatile.
"""

from . import isa
from .values import PURE


def dead_code(blocks):
    """Remove what nobody reads; needs liveness, and leaves it valid only as an upper bound. Whether anything
    changed."""
    changed = False
    for b in blocks:
        live, kept = b.live_out, []
        for i in reversed(b.body):
            facts = isa.info(i)
            if (i[0] in PURE or i[0] == "spill") and not facts.defs & live and not facts.defs & isa.A1:
                changed = True
                continue
            if isa.is_move(i) and i[1] == i[2]:
                changed = True
                continue
            live = live & ~facts.defs | facts.uses
            kept.append(i)
        kept.reverse()
        b.body = kept
    return changed


def coalesce(blocks):
    """`op aX, ...; ...; mov aY, aX` with aX dead after it -> `op aY, ...`. Between the two nothing may touch
    aY, and aX only by name. Whether anything changed."""
    changed = False
    for b in blocks:
        live = b.live_out
        n = len(b.body) - 1
        while n > 0:
            i = b.body[n]
            facts = isa.info(i)
            if isa.is_move(i) and i[1] != i[2] and not live & isa.BIT[i[2]] and {i[1], i[2]}.isdisjoint(("a0", "a1")):
                k = origin(b.body, n, i[2], i[1])
                if k is not None:
                    for m in range(k, n):
                        b.body[m] = renamed(b.body[m], i[2], i[1])
                    del b.body[n]
                    changed = True
                    n -= 1
                    continue
            live = live & ~facts.defs | facts.uses
            n -= 1
    return changed


def origin(body, n, x, y):
    """Index of the instruction that sets x for the move at n, if x can be called y from there on; or None."""
    bx, by = isa.BIT[x], isa.BIT[y]
    for k in range(n - 1, -1, -1):
        i = body[k]
        facts = isa.info(i)
        if i[0] in isa.CALLS:
            return None
        if facts.defs & bx:
            form = isa.FORMS[i[0]]
            if form[:1] != "d" or facts.defs & ~bx & ~isa.SAR:
                return None
            # y may be read by the very instruction that now sets it
            return k if not uses_by_name(i, x) else None
        if (facts.defs | facts.uses) & by:
            return None
    return None


def uses_by_name(i, register):
    """Whether a register is among the operands read."""
    return any(kind in "ub" and a == register for kind, a in zip(isa.FORMS[i[0]], i[1:]))


def renamed(i, x, y):
    """The instruction with x called y."""
    return (i[0], *[y if kind in "dub" and a == x else a for kind, a in zip(isa.FORMS[i[0]], i[1:])])
