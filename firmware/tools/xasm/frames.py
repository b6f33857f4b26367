"""The stack frame: what the prologue does, and which words of it are spill slots for certain.

Relies on this, and checks it for each function: a1 is lowered once, at the function's first instructions, and raised
by the same amount before each `ret`. LLVM's note on an access (see `parse.SPILL`) counts only if *all* accesses to that
word have it.
"""

from . import isa


def settle(function):
    """After parsing: find the frame's size, and turn accesses back into plain loads and stores where their
    slot is not private."""
    function.frame = size_of(one_adjustment(function.items))
    spills, plain = set(), set()
    for i in function.items:
        if i.__class__ is not tuple:
            continue
        if i[0] in isa.SPILLS:
            spills.add(i[2])
        elif (i[0] in isa.LOADS or i[0] in isa.STORES) and i[2] == "a1":
            plain.add(i[3] // 4 * 4)
    private = spills - plain if function.frame is not None else set()
    private = {s for s in private if s % 4 == 0 and 0 <= s < function.frame}
    if spills != private:
        function.items = [
            (isa.SPILLS[i[0]], i[1], "a1", i[2]) if i.__class__ is tuple and i[0] in isa.SPILLS and i[2] not in private
            else i for i in function.items]


def joined(first, second):
    """LLVM moves a1 in two steps, `addi a8, a1, N; mov a1, a8` (or add, sub with a register). The one instruction
    that does both, or None."""
    if second == ("or", "a1", "a8", "a8") and first.__class__ is tuple and first[0] in ("addi", "add", "sub") \
            and first[1:3] == ("a8", "a1"):
        return (first[0], "a1", *first[2:])
    return None


def one_adjustment(items):
    """The items with all such pairs joined. Only for finding the frame's size: later code may still read a8."""
    out = []
    for i in items:
        one = joined(out[-1], i) if out and i.__class__ is tuple else None
        if one:
            out[-1] = one
        else:
            out.append(i)
    return out


def join_adjustments(blocks):
    """Join the pairs for good where a8 is dead after them; needs liveness."""
    for b in blocks:
        live, kept = b.live_out, []
        after = live                     # what is live behind kept[-1]
        for i in reversed(b.body):
            one = joined(i, kept[-1]) if kept else None
            if one and not after & isa.BIT["a8"]:
                kept[-1] = one
                live = after & ~isa.info(one).defs | isa.info(one).uses
                continue
            kept.append(i)
            after = live
            live = live & ~isa.info(i).defs | isa.info(i).uses
        kept.reverse()
        b.body = kept


def size_of(items):
    """Bytes of the frame, if a1 moves as said above; None otherwise."""
    instructions = [i for i in items if i.__class__ is tuple]
    moves = [(n, i) for n, i in enumerate(instructions)
             if i[0] in isa.FORMS and isa.info(i).defs & isa.A1]
    if not moves:
        return None
    n, first = moves[0]
    if n > 4:
        return None
    frame = amount(instructions, n)
    if frame is None or frame >= 0:
        return None
    for n, i in moves[1:]:
        if amount(instructions, n) != -frame or instructions[n + 1:n + 2] != [("ret",)]:
            return None
    if sum(i[0] == "ret" for i in instructions) != len(moves) - 1:
        return None
    return -frame


def amount(instructions, n):
    """By how many bytes the instruction at n moves a1, or None."""
    i = instructions[n]
    if i[0] == "addi" and i[2] == "a1":
        return i[3]
    if i[0] in ("add", "sub") and i[2] == "a1" and n:
        k = instructions[n - 1]
        value = None
        if k[0] == "movi" and k[1] == i[3]:
            value = k[2]
        elif k[0] == "l32r" and k[1] == i[3] and k[2].isdigit():
            value = int(k[2])
            value -= (value >> 31) << 32
        if value is not None:
            return value if i[0] == "add" else -value
    return None
