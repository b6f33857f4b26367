"""Shares repeated sequences among all functions whose size counts more than their speed.

Three forms, by how the sequence S ends. L is its length in bytes, n the number of places.

  tail    S ends in `ret` or `j`: one copy stays where it is, the others become `j copy`.
          Saves (n - 1) * (L - 3). Any instruction may be in S, because a jump changes no register.
  thunk   S is followed by a call: `S; call f` becomes `call0 X`, with X: `S; j f` (or `jx` for a call through a
          register). f returns straight to the place of the call. Saves n * L - (L + 3 + padding), L without the call.
  plain   `call0 X`, with X: `S; ret`. Saves n * (L - 3) - (L + 2 + padding).

What makes it correct:
  * S is straight-line code inside one basic block: nothing jumps into it and nothing out of it.
  * In thunks and plain sequences nothing reads or writes a0 (call0 sets it). After a plain sequence a0 must be
    dead (by liveness); before a call it is, because the call itself destroys it.
  * a1 is as before: call0 does not move it, so slots of the frame have the same addresses inside X.
  * A call of X reads and writes what S does and is entered in `isa.SHARED`; the label of a tail is given to
    `flow.connect` with what is live there.
  * `jx` never moves: `flow` takes its targets from the function that holds it.

`j` reaches 128 KiB, so the copy of a tail is one near the others (`REACH`), and a thunk is placed beside f. call0
reaches 512 KiB.
"""

import heapq

from . import flow, isa, repeats
from .program import Function, Label

REACH = 118_000
"""Bytes between a jump and the tail that it jumps to, at most: 131,068 less room for literal pools."""
PADDING = 1.5
"""Bytes that the alignment of a new function costs on average."""
LEAST = 2
"""Bytes that a sequence must save to be shared."""
ROUNDS = 6
EVERYTHING = (1 << 20) - 1
"""All registers: what counts as live where the flow is not known."""


class Site:
    """Where a token came from."""
    __slots__ = ("function", "block", "index")

    def __init__(self, function, block, index):
        self.function, self.block, self.index = function, block, index


class Stream:
    """The instructions of all shrinkable functions as one sequence of tokens."""

    def __init__(self, program, shrinkable):
        self.ids = {}
        self.tokens, self.ins, self.sites, self.position, self.a0_dead = [], [], [], [], []
        self.virtual = set()
        """Tokens that stand for falling through into the next label, as `j` would go."""
        self.blocks = {}
        outside = tails_live(program)
        position = 0
        for f in program.functions.values():
            if f.region != "flash":
                continue
            if not shrinkable(f):
                position += sum(isa.info(i).size if not f.opaque else 3 for i in f.instructions())
                continue
            blocks = flow.analyse(f, program.addressed, program.noreturn, outside)
            if blocks is None:
                continue
            self.blocks[f.name] = (f, blocks)
            for n, b in enumerate(blocks):
                position = self.block(f, n, b, blocks, position)
        fence = len(self.ids)
        for k, t in enumerate(self.tokens):
            if t < 0:
                self.tokens[k] = fence + k
        self.tokens = [repeats.FIRST + t for t in self.tokens]

    def block(self, f, n, b, blocks, position):
        """Append one block; returns the position after it."""
        live, dead = b.live_out, []
        for i in reversed(b.body):
            dead.append(not live & isa.A0)
            facts = isa.info(i)
            live = live & ~facts.defs | facts.uses
        dead.reverse()
        for k, i in enumerate(b.body):
            fixed = i[0] in isa.BRANCHES or i[0] == "jx"
            self.add(-1 if fixed else self.ids.setdefault(i, len(self.ids)), i, Site(f, n, k), position, dead[k])
            position += isa.info(i).size
        last = b.body[-1][0] if b.body else None
        if b.body and last not in isa.BRANCHES and last not in isa.ENDS and not b.dead_end and n + 1 < len(blocks):
            if blocks[n + 1].labels:
                j = ("j", str(blocks[n + 1].labels[0]))
                self.virtual.add(len(self.tokens))
                self.add(self.ids.setdefault(j, len(self.ids)), j, Site(f, n, len(b.body)), position, False)
        self.add(-1, None, None, position, False)
        return position

    def add(self, token, ins, site, position, dead):
        """Append one token."""
        self.tokens.append(token)
        self.ins.append(ins)
        self.sites.append(site)
        self.position.append(position)
        self.a0_dead.append(dead)


def tails_live(program):
    """What is live at every label that a jump of another function names."""
    wanted = {}
    for f in program.functions.values():
        own = {i for i in f.items if i.__class__ is Label}
        for i in f.items:
            if i.__class__ is tuple and i[0] == "j" and i[1] not in own:
                wanted[i[1]] = 0
    if not wanted:
        return wanted
    hosts = [f for f in program.functions.values() if any(i.__class__ is Label and i in wanted for i in f.items)]
    changed = True
    while changed:
        changed = False
        for f in hosts:
            blocks = flow.analyse(f, program.addressed, program.noreturn, wanted)
            for b in blocks or flow.split(f, program.noreturn):
                live = b.live_in if blocks else EVERYTHING
                for label in b.labels:
                    if label in wanted and wanted[label] != live:
                        wanted[label] = live
                        changed = True
    return wanted


class Candidate:
    """A sequence and a form of sharing it."""
    __slots__ = ("kind", "length", "bytes", "where")

    def __init__(self, kind, length, size, where):
        self.kind, self.length, self.bytes, self.where = kind, length, size, where

    def saving(self, n):
        """Bytes saved with n places."""
        if n < 2:
            return 0
        if self.kind == "tail":
            return (n - 1) * (self.bytes - 3)
        if self.kind == "thunk":
            return n * self.bytes - (self.bytes + 3 + PADDING)
        return n * (self.bytes - 3) - (self.bytes + 2 + PADDING)


def candidates(stream, program):
    """All sequences worth looking at."""
    ins = stream.ins
    for length, shortest, where in repeats.intervals(stream.tokens):
        start = where[0]
        clean, size = 0, 0
        call = None
        for k in range(length):
            i = ins[start + k]
            if i[0] in isa.ENDS:
                break
            if i[0] in isa.CALLS:
                call = i
                break
            facts = isa.info(i)
            if (facts.defs | facts.uses) & isa.A0:
                break
            clean += 1
            size += facts.size
        if call is not None and size >= 4 and clean + 1 > shortest and thunk_target(call, program):
            yield Candidate("thunk", clean + 1, size, where)
        if clean > shortest and size >= 4:
            yield Candidate("plain", clean, size, where)
        last = ins[start + length - 1]
        if last[0] in ("ret", "j"):
            total = sum(isa.info(ins[start + k]).size for k in range(length))
            if total > 3:
                yield Candidate("tail", length, total, where)


def thunk_target(call, program):
    """Whether a thunk can go on to what this instruction calls."""
    if call[0] == "callx0":
        return call[1] != "a0"
    return call[1] in program.functions and call[1] not in isa.SHARED


def one_round(program, kinds, shrinkable, counter):
    """Find and share; bytes saved."""
    stream = Stream(program, shrinkable)
    heap = []
    for order, c in enumerate(candidates(stream, program)):
        if c.kind in kinds:
            s = c.saving(len(c.where))
            if s >= LEAST:
                heap.append((-s, order, c))
    heapq.heapify(heap)
    used = bytearray(len(stream.tokens))
    edits = Edits(program, stream, counter)
    total = 0
    while heap:
        negative, order, c = heapq.heappop(heap)
        groups = free_places(c, stream, used)
        if not groups:
            continue
        gain = sum(c.saving(len(g)) for g in groups)
        if gain < LEAST:
            continue
        if gain < -negative - 0.1:
            c.where = [p for g in groups for p in g]
            heapq.heappush(heap, (-gain, order, c))
            continue
        for group in groups:
            if c.saving(len(group)) >= LEAST:
                total += c.saving(len(group))
                edits.apply(c, group)
                for p in group:
                    used[p:p + c.length] = b"\1" * c.length
    edits.finish()
    return total


def free_places(c, stream, used):
    """The places of a candidate that are still free, without overlaps, in groups that share one copy."""
    free, end = [], -1
    for p in sorted(c.where):
        if p < end or any(used[p:p + c.length]):
            continue
        if c.kind == "plain" and not stream.a0_dead[p + c.length - 1]:
            continue
        free.append(p)
        end = p + c.length
    if len(free) < 2:
        return []
    return windows(free, stream) if c.kind == "tail" else [free]


def windows(places, stream):
    """Groups within reach of a copy; the copy's place comes first."""
    position = stream.position
    groups = []
    while len(places) > 1:
        first = position[places[0]]
        near = [p for p in places if position[p] <= first + 2 * REACH]
        middle = (first + position[near[-1]]) // 2
        falling = [p for p in near if near_end_is_virtual(p, stream)]
        host = min(falling or near, key=lambda p: abs(position[p] - middle))
        group = [host] + [p for p in near if p != host and abs(position[p] - position[host]) <= REACH]
        taken = set(group)
        groups.append(group)
        rest = [p for p in places if p not in taken]
        places = rest if len(group) > 1 else places[1:]
    return groups


def near_end_is_virtual(place, stream):
    """Whether the sequence at this place ends by falling through."""
    k = place
    while stream.ins[k][0] not in isa.ENDS:
        k += 1
    return k in stream.virtual


class Edits:
    """Collects the changes of a round and carries them out."""

    def __init__(self, program, stream, counter):
        self.program, self.stream, self.counter = program, stream, counter
        self.changes = {}
        """(function, block) -> [(first, last, replacement)]"""
        self.made = []
        """(new function, name of the function that it must lie beside or None)"""

    def name(self, kind):
        """A new name; deterministic."""
        self.counter[kind] = self.counter.get(kind, 0) + 1
        return f"{'.L' if kind == 'tail' else ''}__shared_{kind}_{self.counter[kind]}"

    def apply(self, c, group):
        """Share one sequence."""
        stream = self.stream
        name = self.name(c.kind)
        body = stream.ins[group[0]:group[0] + c.length]
        if c.kind == "tail":
            self.replace(group[0], 0, [Label(name)])
            for p in group[1:]:
                self.replace(p, c.length, [("j", name)])
            return
        made = Function(name, ".text", "shared")
        made.shared = True
        beside = None
        if c.kind == "thunk":
            call = body.pop()
            if call[1] in self.program.noreturn:
                self.program.noreturn |= {name}
            if call[0] == "call0":
                beside = call[1]
                end = ("j", beside)
            else:
                end = ("jx", call[1])
            effect = effects(body + [call])
        else:
            end = ("ret",)
            effect = effects(body)
        made.items = body + [end]
        isa.SHARED[name] = effect
        self.made.append((made, beside))
        for p in group:
            self.replace(p, c.length, [("call0", name)])

    def replace(self, place, length, new):
        """Put `new` instead of `length` tokens."""
        site = self.stream.sites[place]
        self.changes.setdefault((site.function.name, site.block), []).append((site.index, length, new))

    def finish(self):
        """Carry everything out."""
        for (name, n), changes in self.changes.items():
            body = self.stream.blocks[name][1][n].body
            for first, length, new in sorted(changes, key=lambda c: c[0], reverse=True):
                body[first:first + length] = new
        for name in {k[0] for k in self.changes}:
            flow.join(*self.stream.blocks[name])
        beside = {}
        for made, target in self.made:
            beside.setdefault(target, []).append(made)
        functions = {}
        for name, f in self.program.functions.items():
            functions[name] = f
            for made in beside.get(name, ()):
                functions[made.name] = made
        for made in beside.get(None, ()):
            functions[made.name] = made
        self.program.functions = functions


def effects(body):
    """(registers written, registers read) of a call of the sequence."""
    defs, uses = isa.A0, 0
    for i in reversed(body):
        facts = isa.info(i)
        uses = uses & ~facts.defs | facts.uses
        defs |= facts.defs
    return defs, uses & ~isa.A0


def share(program, kinds, shrinkable):
    """Rounds until nothing more is found."""
    counter = program.counter
    for _ in range(ROUNDS):
        if one_round(program, kinds, shrinkable, counter) < 64:
            break
