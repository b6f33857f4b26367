"""Control flow and liveness.

`split` makes basic blocks of a function's items, `join` makes items of blocks. One set of bits holds the liveness of
registers, SAR and spill slots (`isa.slot`), so that a dead spill is found like a dead register.

Relies on this: control leaves a block only by its last instruction. `jx` goes to a label of its own function that data or
a literal names (jump tables). If the last block of a function neither returns nor jumps, it ends in a call that does not
return.
"""

from . import isa
from .program import Label


class Block:
    """A run of instructions entered at its first only."""
    __slots__ = ("labels", "body", "succ", "live_in", "live_out", "exits", "dead_end")

    def __init__(self):
        self.labels, self.body, self.succ = [], [], []
        self.live_in = self.live_out = 0
        self.dead_end = False
        """Whether the block ends in a call that does not return."""
        self.exits = 0
        """What is live after the block besides what its successors need."""


class Tables(dict):
    """Jump tables: symbol -> labels in it. `labels`: all labels of code that data name."""

    def __init__(self, program):
        super().__init__()
        self.labels = program.addressed_labels()
        for d in program.data:
            for name, labels in d.tables().items():
                if labels and all(x in self.labels for x in labels):
                    self[name] = labels

    def __contains__(self, label):
        return label in self.labels


def table_of(body):
    """The table through which a block that ends in `jx` goes, in LLVM's form
    `l32r b, TABLE; ...; addx4 a, i, b; l32i a, a, 0; jx a`; None for any other form."""
    if len(body) < 3 or body[-2][0] != "l32i" or body[-3][0] != "addx4":
        return None
    scaled, load, jump = body[-3:]
    if not (jump[1] == load[1] and load[2] == scaled[1] and load[3] == 0):
        return None
    for i in reversed(body[:-3]):
        if i[0] == "l32r" and i[1] == scaled[3]:
            return i[2]
        if isa.info(i).defs & isa.BIT[scaled[3]]:
            return None
    return None


def split(function, noreturn=frozenset(("abort",))):
    """The blocks of a function, without successors. `noreturn`: names of functions that do not return."""
    blocks = [Block()]
    ended = False
    constants = {}
    for i in function.items:
        last = blocks[-1]
        if i.__class__ is Label:
            if last.body or ended:
                last = Block()
                blocks.append(last)
            last.labels.append(i)
            ended = False
            constants = {}
            continue
        if ended:
            last = Block()
            blocks.append(last)
        last.body.append(i)
        op = i[0]
        if op == "l32r":
            constants[i[1]] = i[2]
        ended = (op in isa.BRANCHES or op in isa.ENDS or op == "call0" and i[1] in noreturn
                 or op == "callx0" and constants.get(i[1]) in noreturn)
        if ended and op in isa.CALLS:
            last.dead_end = True
        if op in isa.CALLS:
            constants = {}
    return blocks


def returns(function, addressed, noreturn):
    """Whether control can come back from a function; `noreturn` are those known not to."""
    blocks = split(function, noreturn)
    if not connect(blocks, addressed, ()):
        return True
    seen, work = {0}, [0]
    while work:
        b = blocks[work.pop()]
        if b.body and b.body[-1][0] == "ret":
            return True
        for s in b.succ:
            if s not in seen:
                seen.add(s)
                work.append(s)
    return False


def find_noreturn(program, addressed):
    """Names of all functions that do not return, from `abort` (which every firmware must define) up."""
    known = {"abort"}
    unknown = [f for f in program.functions.values() if f.opaque is None]
    while True:
        new = {f.name for f in unknown if not returns(f, addressed, known)}
        if not new:
            return frozenset(known)
        known |= new
        unknown = [f for f in unknown if f.name not in new]


def join(function, blocks):
    """Put blocks back into a function."""
    items = []
    for b in blocks:
        items += b.labels
        items += b.body
    function.items = items


def connect(blocks, addressed, outside):
    """Fill in successors. `addressed`: labels that jump tables name; `outside`: label -> what is live
    at labels of other functions. False if a label is nowhere to be found."""
    home = {}
    for n, b in enumerate(blocks):
        for label in b.labels:
            home[label] = n
    table = None
    every = addressed.labels if isinstance(addressed, Tables) else addressed
    for n, b in enumerate(blocks):
        b.succ, b.exits = [], 0
        last = b.body[-1] if b.body else None
        op = last[0] if last else None
        if op in isa.BRANCHES or op == "j":
            target = home.get(last[-1])
            if target is not None:
                b.succ.append(target)
            elif last[-1] in outside:
                b.exits |= outside[last[-1]]
            else:
                return False
        if op == "jx":
            own = addressed.get(table_of(b.body)) if isinstance(addressed, Tables) else None
            if own is not None and all(x in home for x in own):
                b.succ += sorted({home[x] for x in own})
                continue
            if table is None:
                table = sorted({home[x] for x in home if x in every})
            if not table:
                return False
            b.succ += table
        if op not in isa.ENDS and not b.dead_end:
            if n + 1 < len(blocks):
                b.succ.append(n + 1)
            elif op not in isa.CALLS:
                return False
    return True


def liveness(blocks, calls_use=isa.CALL_USES):
    """Fill in `live_in` and `live_out`. `calls_use`: the registers that a call counts as reading (how many
    arguments it takes is not known here, so all that may hold one)."""
    spared = isa.CALL_USES & ~calls_use
    gen, kill, pred = [], [], [[] for _ in blocks]
    for n, b in enumerate(blocks):
        g = k = 0
        for i in reversed(b.body):
            facts = isa.info(i)
            uses = facts.uses
            if spared and i[0] in isa.CALLS:
                uses &= ~spared | (isa.BIT[i[1]] if i[0] == "callx0" else 0)
            g = g & ~facts.defs | uses
            k |= facts.defs
        gen.append(g)
        kill.append(~k)
        b.live_in = b.live_out = 0
        for s in b.succ:
            pred[s].append(n)
    work = list(range(len(blocks)))
    waiting = set(work)
    while work:
        n = work.pop()
        waiting.discard(n)
        b = blocks[n]
        out = b.exits
        for s in b.succ:
            out |= blocks[s].live_in
        b.live_out = out
        new = out & kill[n] | gen[n]
        if new != b.live_in:
            b.live_in = new
            for p in pred[n]:
                if p not in waiting:
                    waiting.add(p)
                    work.append(p)


def analyse(function, addressed, noreturn, outside=()):
    """Blocks with successors and liveness, or None if the control flow is not understood."""
    blocks = split(function, noreturn)
    if not connect(blocks, addressed, outside):
        return None
    liveness(blocks)
    return blocks


AFTER_CALL = isa.A1 | isa.RESULTS | isa.SAVED | isa.SLOTS
"""What may be live after a call: the ABI says that all else is destroyed."""


def violation(blocks):
    """What contradicts the call0 ABI as `isa` states it, or None. Later passes rely on it. Overwrites the
    blocks' liveness."""
    liveness(blocks, isa.A1)
    for b in blocks:
        live = b.live_out
        for n, i in enumerate(reversed(b.body)):
            if i[0] in isa.CALLS:
                if live & ~AFTER_CALL and not (b.dead_end and n == 0):
                    return f"{'.'.join(r for r in isa.REGS if isa.BIT[r] & live & ~AFTER_CALL)} is read after {i[0]}"
                live = live & ~isa.CLOBBERED | isa.A1 | (isa.BIT[i[1]] if i[0] == "callx0" else 0)
            else:
                facts = isa.info(i)
                live = live & ~facts.defs | facts.uses
    return None
