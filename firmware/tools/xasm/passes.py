"""The passes in their order, and what each one saved."""

import time

from . import calls, canon, cleanup, fields, flow, frames, isa, jumps, outline, saves, values
from .emit import bound, pools
from .errors import Refused


def tails(program):
    """One copy of equal ends of functions and blocks."""
    outline.share(program, {"tail"}, lambda f: f.shrinkable and not f.shared)


def reorder(program):
    """One order for what may be done in any order."""
    for f in program.functions.values():
        if f.shrinkable:
            blocks = flow.split(f, program.noreturn)
            for b in blocks:
                b.body = canon.canonical(b.body)
            flow.join(f, blocks)


def slots(program):
    """Spill slots where they are short, saved registers where they are alike."""
    for f in program.functions.values():
        if f.editable:
            saves.arrange(f)


def outlining(program):
    """Repeated sequences become functions."""
    outside = outline.tails_live(program)
    for f in program.functions.values():
        if f.shrinkable:
            blocks = flow.analyse(f, program.addressed, program.noreturn, outside)
            if blocks and saves.open_prologue(f, blocks):
                flow.join(f, blocks)
    outline.share(program, {"tail", "thunk", "plain"}, lambda f: f.shrinkable and not f.shared)
    for f in program.functions.values():
        saves.close_prologue(f)


def propagate(program):
    """Equal values, dead code."""
    for f in program.functions.values():
        if not f.editable:
            continue
        for _ in range(4):
            blocks = flow.analyse(f, program.addressed, program.noreturn)
            changed = values.rewrite(f, blocks, program)
            flow.liveness(blocks)
            changed |= fields.scale(blocks)
            flow.liveness(blocks)
            while cleanup.dead_code(blocks) | cleanup.coalesce(blocks):
                changed = True
                flow.liveness(blocks)
            flow.join(f, blocks)
            if not changed:
                break


def order(program):
    """Fewer jumps."""
    for f in program.functions.values():
        if not f.editable:
            continue
        best = jumps.extent(f.items)
        before = f.items
        for rearrange in (lambda blocks: blocks, jumps.chains):
            blocks = flow.split(f, program.noreturn)
            keep = program.addressed.labels
            blocks = jumps.tidy(blocks, keep)
            blocks = jumps.tidy(rearrange(blocks), keep)
            flow.join(f, blocks)
            size = jumps.extent(f.items)
            if size < best:
                best, before = size, f.items
            else:
                f.items = before


def last_jumps(program):
    """Branches around jumps to shared tails become branches there; GNU as undoes it where one does not reach."""
    for f in program.functions.values():
        if f.editable and not f.hot:
            items, size = f.items, jumps.extent(f.items)
            blocks = jumps.tidy(flow.split(f, program.noreturn), program.addressed | program.tails)
            flow.join(f, blocks)
            if jumps.extent(f.items) > size:
                f.items = items


PASSES = {
    "values": propagate,
    "jumps": order,
    "frames": slots,
    "canon": reorder,
    "tails": tails,
    "outline": outlining,
    "branches": last_jumps,
}


def prepare(program):
    """What all passes need to know, and which functions they must leave alone."""
    program.addressed = flow.Tables(program)
    for f in program.functions.values():
        if f.editable:
            calls.direct(f, program)
    program.noreturn = flow.find_noreturn(program, program.addressed)
    for f in program.functions.values():
        if f.opaque is None:
            blocks = flow.analyse(f, program.addressed, program.noreturn)
            f.opaque = "control flow is not understood" if blocks is None else flow.violation(blocks)
            if f.opaque is None:
                flow.liveness(blocks)
                frames.join_adjustments(blocks)
                flow.join(f, blocks)
        f.items = [i for i in f.items if i[0] != "undef"]


def chosen(text):
    """The names that XLINK_PASSES selects, in order."""
    names = set()
    for word in filter(None, (w.strip() for w in text.split(","))):
        if word == "all":
            names |= PASSES.keys()
        elif word == "none":
            names.clear()
        elif word.lstrip("-") not in PASSES:
            raise Refused(f"XLINK_PASSES: no pass {word!r}; there are: {', '.join(PASSES)}, all, none")
        elif word[0] == "-":
            if not names:
                names |= PASSES.keys()
            names.discard(word[1:])
        else:
            names.add(word)
    return [n for n in PASSES if n in names]


def measure(program):
    """Bytes of code and literals, by the sizes of `isa` (branches counted as in reach)."""
    total = 0
    functions = [f for f in program.functions.values() if f.region == "flash"]
    for values, members in pools(functions):
        total += 4 * len(values)
        for f in members:
            code = 3 * len(f.instructions()) if f.opaque else jumps.extent(f.items)
            total += (code + 3) // 4 * 4
    return total



def run(program, selection, report):
    """Run the selected passes; a line for each to the stream `report`, if there is one."""
    names = chosen(selection)
    isa.SHARED.clear()
    isa.info.cache_clear()
    before = measure(program) if report else 0
    if report:
        print(f"xlink: {len(program.functions)} functions, {before} bytes of code and literals", file=report)
    if names:
        prepare(program)
        if report:
            for f in program.functions.values():
                if f.opaque:
                    print(f"xlink: left alone: {f.name}: {f.opaque}", file=report)
            after = measure(program)
            print(f"xlink: direct calls {before - after} bytes saved, {after} left", file=report)
            before = after
    for n in names:
        start = time.monotonic()
        PASSES[n](program)
        if report:
            after = measure(program)
            print(f"xlink: {n:10} {before - after:7} bytes saved, {after} left, {time.monotonic() - start:.1f} s",
                  file=report)
            before = after
