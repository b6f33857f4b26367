"""The places of saved registers and spill slots in a frame, so that prologues and epilogues become alike and short.

LLVM puts the saved registers below the padding of the frame, which differs from function to function. This pass moves
them to the top of the frame (a0 first). It numbers the other spill slots by use: the most used ones get the offsets up to
60, which have a 2-byte encoding.

Relies on these facts, and checks them: a slot of `spill` and `reload` is private (`parse.SPILL`, `frames.settle`). Only the
prologue writes the slots of saved registers, and only the code before `ret` reads them. Nothing else of the frame lies
above them: there is no access through a1 to that part, and its address is not taken.
"""

from . import isa

KEPT = ("a0", "a12", "a13", "a14", "a15")


def arrange(function):
    """Renumber the spill slots of one function."""
    items = function.items
    uses, saved = {}, {}
    for i in items:
        if i.__class__ is tuple and i[0] in isa.SPILLS:
            uses[i[2]] = uses.get(i[2], 0) + 1
    if not uses or function.frame is None:
        return
    saved = saves(items)
    to = {}
    top = function.frame
    if saved:
        lowest = min(saved.values())
        if lowest + 4 * len(saved) - 4 == max(saved.values()) and reach(items, function.frame) <= lowest \
                and all(s < lowest for s in uses if s not in saved.values()):
            for n, r in enumerate(r for r in KEPT if r in saved):
                to[saved[r]] = top - 4 - 4 * n
        else:
            to = {s: s for s in saved.values()}
    others = sorted((s for s in uses if s not in to), key=lambda s: (-uses[s], s))
    places = sorted(s for s in uses if s not in to)
    to.update(zip(others, places))
    function.items = [
        (i[0], i[1], to[i[2]]) if i.__class__ is tuple and i[0] in isa.SPILLS else i for i in items]


def saves(items):
    """register -> slot, for the registers that the prologue saves and that each return restores."""
    found = {}
    for i in items:
        if i.__class__ is not tuple or i[0] in isa.BRANCHES or i[0] in isa.ENDS or i[0] in isa.CALLS:
            break
        if i[0] == "spill" and i[1] in KEPT and i[1] not in found and i[2] not in found.values():
            found[i[1]] = i[2]
        elif i[1:] and i[1] in KEPT and isa.FORMS[i[0]][:1] == "d":
            break                        # from here on the register holds the function's own value
    count = {r: 0 for r in found}
    slots = {s: r for r, s in found.items()}
    restores = {}
    for i in items:
        if i.__class__ is tuple and i[0] in isa.SPILLS and i[2] in slots:
            r = slots[i[2]]
            if i[1] != r:
                count[r] = 99
            elif i[0] == "spill":
                count[r] += 1
            else:
                restores[r] = restores.get(r, 0) + 1
    return {r: s for r, s in found.items() if count[r] == 1}


def reach(items, frame):
    """The end of the part of the frame that plain accesses and addresses reach. Offsets from `frame` on do not count:
    they belong to the caller's frame."""
    end = 0
    for i in items:
        if i.__class__ is not tuple:
            continue
        if (i[0] in isa.LOADS or i[0] in isa.STORES) and i[2] == "a1" and i[3] < frame:
            end = max(end, i[3] + 4)
        elif i[0] == "addi" and i[2] == "a1" and i[1] != "a1":
            end = max(end, i[3] + 1 if i[3] < frame else 0)
        elif i[0] not in isa.SPILLS and i[0] not in isa.CALLS and i[0] != "ret" \
                and isa.info(i).uses & isa.A1 and not isa.info(i).defs & isa.A1 \
                and i[0] not in isa.LOADS and i[0] not in isa.STORES:
            end = max(end, 1 if isa.is_move(i) else frame)
    return end


SCRATCH = "a9"
"""Carries the return address to a shared prologue: neither an argument nor what LLVM's prologue uses."""


def open_prologue(function, blocks):
    """Make the prologue shareable: it starts with `mov a9, a0` and saves a9 in place of a0. The rest does without a0,
    so it may become a shared sequence. Needs liveness. Returns whether it was done."""
    if not blocks[0].body or blocks[0].live_in & isa.BIT[SCRATCH] or function.frame is None:
        return False
    body = blocks[0].body
    for n, i in enumerate(body):
        if i[0] in isa.CALLS or i[0] in isa.ENDS or i[0] in isa.BRANCHES:
            return False
        if i[0] == "spill" and i[1] == "a0":
            break
        facts = isa.info(i)
        if (facts.defs | facts.uses) & (isa.BIT[SCRATCH] | isa.A0):
            return False
    else:
        return False
    if any((isa.info(i).defs | isa.info(i).uses) & isa.A0 and i[0] not in isa.CALLS for i in body[n + 1:]
           if i[0] not in ("reload", "ret")):
        return False
    body[n] = ("spill", SCRATCH, body[n][2])
    body.insert(0, isa.move(SCRATCH, "a0"))
    return True


def close_prologue(function):
    """Undo `open_prologue` where nothing was shared. Returns whether it was undone."""
    items = function.items
    if items[:1] != [isa.move(SCRATCH, "a0")]:
        return False
    for n, i in enumerate(items[1:], 1):
        if i.__class__ is not tuple or i[0] in isa.CALLS:
            return False
        if i[0] == "spill" and i[1] == SCRATCH:
            items[n] = ("spill", "a0", i[2])
            del items[0]
            return True
    return False
