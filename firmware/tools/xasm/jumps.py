"""Fewer jumps: the order of blocks, and where branches go.

Most conditional branches reach 128 bytes either way, beqz and its like 2 KiB. GNU as makes a branch around a jump of
each one that does not reach, so any order of blocks is correct. `extent` counts the bytes that GNU as will need, and the
passes keep a new order only if it is shorter.

Relies on `flow`: a block is entered only by its labels or from the block before it.
"""

from . import isa
from .program import Label

FAR = frozenset(("beqz", "bnez", "bltz", "bgez"))


def extent(items):
    """Bytes of a function's code as GNU as will lay it out."""
    where, sizes = {}, []
    for i in items:
        sizes.append(0 if i.__class__ is Label else isa.info(i).size)
    branches = [(k, i) for k, i in enumerate(items) if i.__class__ is tuple and i[0] in isa.BRANCHES]
    grown = True
    while grown:
        grown = False
        position, at = 0, []
        for k, i in enumerate(items):
            at.append(position)
            if i.__class__ is Label:
                where[i] = position
            position += sizes[k]
        for k, i in branches:
            if sizes[k] == 3:
                # A label of another function counts as far away.
                target = where.get(i[-1])
                distance = 10_000 if target is None else target - at[k] - 4
                low, high = (-2048, 2047) if i[0] in FAR else (-128, 127)
                if not low <= distance <= high:
                    sizes[k] = 6
                    grown = True
    # beqz and bnez have a form of two bytes for short ways ahead.
    return position - sum(1 for k, i in branches if i[0] in ("beqz", "bnez") and sizes[k] == 3
                          and 4 <= where.get(i[-1], 0) - at[k] <= 64)


def falls(block):
    """Whether control goes on behind a block."""
    return not block.dead_end and not (block.body and block.body[-1][0] in isa.ENDS)


def thread(blocks):
    """Branches to jumps go where the jump goes; jumps to a return become one. Whether anything changed."""
    home = {label: n for n, b in enumerate(blocks) for label in b.labels}
    changed = False

    def first(n):
        """The first instruction at block n or behind it."""
        while n < len(blocks) and not blocks[n].body:
            n += 1
        return blocks[n].body[0] if n < len(blocks) else None

    for b in blocks:
        if not b.body or not (b.body[-1][0] == "j" or b.body[-1][0] in isa.BRANCHES):
            continue
        seen = set()
        while True:
            last = b.body[-1]
            n = home.get(last[-1])
            to = first(n) if n is not None else None
            if to is None or last[-1] in seen:
                break
            seen.add(last[-1])
            if to[0] == "j" and to[1] != last[-1] and (last[0] == "j" or to[1] in home):
                b.body[-1] = (*last[:-1], to[1])
                changed = True
            elif to == ("ret",) and last[0] == "j":
                b.body[-1] = to
                changed = True
                break
            else:
                break
    return changed


def prune(blocks, keep):
    """Drop unreachable blocks and unused labels. `keep`: labels that data name."""
    named = set(keep)
    for b in blocks:
        if b.body and (b.body[-1][0] == "j" or b.body[-1][0] in isa.BRANCHES):
            named.add(b.body[-1][-1])
    out = []
    for b in blocks:
        b.labels = [x for x in b.labels if x in named]
        if out and not b.labels and not falls(out[-1]):
            continue
        if out and not b.labels and (not out[-1].body or out[-1].body[-1][0] not in isa.BRANCHES):
            out[-1].body += b.body
            out[-1].dead_end = b.dead_end
            continue
        out.append(b)
    return out


def skip(blocks):
    """`bcc L1; j L2; L1:` -> `b!cc L2; L1:`, and jumps to what comes next go. Whether anything changed."""
    changed = False
    for n, b in enumerate(blocks):
        if not b.body:
            continue
        last = b.body[-1]
        if last[0] == "j" and follows(blocks, n, last[1]):
            b.body.pop()
            changed = True
        elif last[0] in isa.BRANCHES:
            if follows(blocks, n, last[-1]):
                b.body.pop()
                changed = True
            elif n + 2 < len(blocks) and not blocks[n + 1].labels and len(blocks[n + 1].body) == 1 \
                    and blocks[n + 1].body[0][0] == "j" and follows(blocks, n + 1, last[-1]):
                b.body[-1] = (isa.NEGATED[last[0]], *last[1:-1], blocks[n + 1].body[0][1])
                blocks[n + 1].body.clear()
                changed = True
    return changed


def follows(blocks, n, label):
    """Whether a label is where control falls to behind block n."""
    for b in blocks[n + 1:]:
        if label in b.labels:
            return True
        if b.body:
            return False
    return False


def chains(blocks):
    """Put blocks that jumps lead to behind the jumps."""
    runs, run = [], []
    for b in blocks:
        run.append(b)
        if not falls(b):
            runs.append(run)
            run = []
    if run:
        runs.append(run)
    head = {label: k for k, r in enumerate(runs) for label in r[0].labels}
    parent = list(range(len(runs)))       # a run merged into another leads there

    for k in range(len(runs)):
        if parent[k] != k:
            continue
        while True:
            tail = runs[k][-1]
            if not tail.body or tail.body[-1][0] != "j":
                break
            to = head.get(tail.body[-1][1])
            if to is not None and to != 0 and parent[to] == to and to != k:
                runs[k] += runs[to]
                parent[to] = k
                continue
            before = runs[k][-2] if len(runs[k]) > 1 else None
            if before and before.body and before.body[-1][0] in isa.BRANCHES \
                    and not tail.labels and len(tail.body) == 1:
                branch = before.body[-1]
                to = head.get(branch[-1])
                if to is not None and to != 0 and parent[to] == to and to != k:
                    before.body[-1] = (isa.NEGATED[branch[0]], *branch[1:-1], tail.body[-1][1])
                    tail.body.clear()
                    runs[k] += runs[to]
                    parent[to] = k
                    continue
            break
    return [b for k, r in enumerate(runs) if parent[k] == k for b in r]


def tidy(blocks, keep):
    """Thread, prune and skip, until nothing changes. The order of the blocks stays."""
    while True:
        changed = skip(blocks)           # first: it would find no jump where `thread` has put a return
        blocks = prune(blocks, keep)
        if not thread(blocks) | changed:
            return prune(blocks, keep)
