"""Dead code goes.

Relies on liveness (`flow`), and on `values.PURE`: such instructions do nothing but set a register. Plain loads
stay: LLVM removed those that it could, and the rest may be volatile.
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
