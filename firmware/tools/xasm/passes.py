"""The passes in their order, which of them run, and what each one saved."""

import time

from . import calls, cleanup, fields, flow, frames, isa, jumps, outline, saves, values
from .emit import pools
from .errors import Refused


def direct_calls(program):
    """A call through a register that was just loaded becomes a direct call. Needs nothing of `prepare`, so it comes
    first, and changes functions too that all others must leave alone."""
    for f in program.functions.values():
        if f.editable:
            calls.direct(f, program)


def drop_dead_code(blocks):
    """Remove what nobody reads; whether anything changed."""
    changed = False
    flow.liveness(blocks)
    while cleanup.dead_code(blocks):
        changed = True
        flow.liveness(blocks)
    return changed


def propagate(program):
    """Equal values and constants; dead code."""
    for f in program.functions.values():
        if not f.editable:
            continue
        for _ in range(4):
            blocks = flow.analyse(f, program.addressed, program.noreturn)
            changed = values.rewrite(f, blocks, program)
            changed |= drop_dead_code(blocks)
            flow.join(f, blocks)
            if not changed:
                break


def scale(program):
    """Indexes that are cut out of a word and scaled."""
    for f in program.functions.values():
        if not f.editable:
            continue
        blocks = flow.analyse(f, program.addressed, program.noreturn)
        if fields.scale(blocks):
            drop_dead_code(blocks)
            flow.join(f, blocks)


def shorter(program, arrange):
    """Arrange the blocks of each function anew, and keep the result where it is shorter."""
    keep = program.addressed.labels
    for f in program.functions.values():
        if f.editable:
            items, size = f.items, jumps.extent(f.items)
            blocks = jumps.tidy(flow.split(f, program.noreturn), keep)
            flow.join(f, jumps.tidy(arrange(blocks), keep))
            if jumps.extent(f.items) >= size:
                f.items = items


def order(program):
    """Fewer jumps: first in the order that LLVM chose, then with blocks behind the jumps that lead to them."""
    shorter(program, lambda blocks: blocks)
    shorter(program, jumps.chains)


def slots(program):
    """Spill slots where they are short, saved registers where they are alike."""
    for f in program.functions.values():
        if f.editable:
            saves.arrange(f)


def tails(program):
    """Equal ends of functions and blocks share one copy."""
    outline.share(program, {"tail"}, lambda f: f.shrinkable and not f.shared)


def open_prologues(program):
    """Prologues take a form in which `share` finds them; `finish` undoes it where nothing was shared."""
    outside = outline.tails_live(program)
    for f in program.functions.values():
        if f.shrinkable:
            blocks = flow.analyse(f, program.addressed, program.noreturn, outside)
            if blocks and saves.open_prologue(f, blocks):
                flow.join(f, blocks)


def share(program):
    """Repeated sequences become functions."""
    outline.share(program, {"tail", "thunk", "plain"}, lambda f: f.shrinkable and not f.shared)


PASSES = {
    "calls": direct_calls,
    "values": propagate,
    "fields": scale,
    "jumps": order,
    "frames": slots,
    "tails": tails,
    "prologues": open_prologues,
    "outline": share,
}


def prepare(program):
    """What all passes need to know, and which functions they must leave alone."""
    program.addressed = flow.Tables(program)
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


def finish(program):
    """Undo what was only prepared."""
    for f in program.functions.values():
        saves.close_prologue(f)


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
    for literals, members in pools(functions):
        total += 4 * len(literals)
        for f in members:
            code = 3 * len(f.instructions()) if f.opaque else jumps.extent(f.items)
            total += (code + 3) // 4 * 4
    return total


def run(program, names, report):
    """Run the passes named; a line for each to the stream `report`, if there is one."""
    isa.SHARED.clear()
    isa.info.cache_clear()
    if not names:
        return
    before = measure(program) if report else 0
    if report:
        print(f"xlink: {len(program.functions)} functions, {before} bytes of code and literals", file=report)
    prepared = False
    for n in names:
        start = time.monotonic()
        if n != "calls" and not prepared:
            prepare(program)
            prepared = True
        PASSES[n](program)
        if report:
            after = measure(program)
            print(f"xlink: {n:10} {before - after:7} bytes saved, {after} left, {time.monotonic() - start:.1f} s",
                  file=report)
            before = after
    finish(program)
    for f in program.functions.values():
        if report and f.opaque:
            print(f"xlink: left alone: {f.name}: {f.opaque}", file=report)
