"""Indexes that are cut out of a word and scaled by four.

LLVM shifts and masks the scaled number, and needs a constant for that. The lx106 has an instruction that cuts bits out,
and one that scales while it adds:

    srli  t, w, k                                   extui  u, w, k + 2, n
    movi  m, (1 << n) - 1 << 2             ->
    and   u, t, m                                   addx4  d, u, base
    add   d, base, u

Relies on liveness (`flow`). The first two instructions on the left stay; `cleanup` removes them if nothing else reads
them.
"""

from . import isa


def scale(blocks):
    """Rewrite all such indexes; needs liveness. Returns whether anything changed."""
    changed = False
    for b in blocks:
        live = b.live_out
        for n in range(len(b.body) - 1, 0, -1):
            i = b.body[n]
            if i[0] == "add":
                changed |= rewrite(b.body, n, live)
                i = b.body[n]
            facts = isa.info(i)
            live = live & ~facts.defs | facts.uses
    return changed


def rewrite(body, n, live):
    """Rewrite the addition at n, if it adds such an index; `live` are the registers that are read after it."""
    _, d, x, y = body[n]
    for u, base in ((x, y), (y, x)):
        if u == base or live & isa.BIT[u] and u != d:
            continue
        j = definition(body, n, u)
        if j is None or body[j][0] != "and" or read_between(body, j, n, u):
            continue
        for t, m in (body[j][2:], body[j][:1:-1]):
            field = extracted(body, j, t, mask(body, j, m))
            if field:
                body[j] = ("extui", u, *field)
                body[n] = ("addx4", d, u, base)
                return True
    return False


def definition(body, n, register):
    """Index of the instruction that sets a register last before n, by name; or None."""
    bit = isa.BIT[register]
    for k in range(n - 1, -1, -1):
        if isa.info(body[k]).defs & bit:
            return k if isa.FORMS[body[k][0]][:1] == "d" and body[k][1] == register else None
    return None


def read_between(body, j, n, register):
    """Whether an instruction between j and n reads a register."""
    return any(isa.info(i).uses & isa.BIT[register] for i in body[j + 1:n])


def mask(body, j, m):
    """Bits of the index that the mask in a register leaves, or None."""
    k = definition(body, j, m)
    if k is None or body[k][0] != "movi":
        return None
    value = body[k][2]
    n = value.bit_length() - 2
    return n if n > 0 and value == ((1 << n) - 1) << 2 else None


def extracted(body, j, t, n):
    """(word, shift, bits) of the index that `t` holds scaled, if it is still there at j; or None."""
    k = definition(body, j, t) if n else None
    if k is None:
        return None
    i = body[k]
    if i[0] == "srli":
        shift = i[3]
    elif i[0] == "extui" and i[3] + i[4] == 32:
        shift = i[3]
    else:
        return None
    word = i[2]
    if shift + 2 + n > 32 or word == t or n > 16:
        return None
    if any(isa.info(x).defs & isa.BIT[word] for x in body[k + 1:j]):
        return None
    return (word, shift + 2, n)
