"""The linker that cargo calls: rustc's command line in, an ELF out.

The assembly that lies beside rustc's objects and rlibs takes their place (`xrustc` asks rustc for it). gcc assembles
`.S` files, and gets all other arguments as they are.

Beside the output it leaves OUT.xlink.args: `xlink @OUT.xlink.args` runs the link again. Two arguments are its own:

    --fast=FILE    names of functions whose speed counts more than their size
    --iram=FILE    patterns of functions that go to instruction RAM

Environment:
    XLINK_PASSES   passes to run, separated by commas: names, `all`, `none`, `-name` to leave one out
                   (default `all`); see `passes.PASSES`. Unless all of them run, the linker script sees the
                   symbol `_passes_left_out`.
    XLINK_IRAM     a file that takes the place of --iram; an empty one puts nothing there
    XLINK_REPORT=1 bytes saved by each pass, on standard error
    XLINK_KEEP=1   leave OUT.xlink.s too: what was assembled
    XLINK_CC       the compiler driver (default xtensa-lx106-elf-gcc)
"""

import io
import os
import re
import shlex
import subprocess
import sys
import tempfile

from . import passes
from .emit import emit
from .errors import Refused
from .parse import parse

CC = os.environ.get("XLINK_CC", "xtensa-lx106-elf-gcc")
DROPPED = {"-no-pie", "-Wl,--eh-frame-hdr", "-Wl,-Bdynamic", "-Wl,-Bstatic",
           "-Wl,--as-needed", "-nodefaultlibs", "-nostartfiles", "-lc", "-lgcc", "-lgcc_s"}
HAND_WRITTEN = ["-Wa,--text-section-literals", "-Wa,--longcalls"]
"""For .S files: their calls may go anywhere."""
GENERATED = ["--no-target-align", "--no-longcalls"]
"""For our own output, by `as` itself (gcc would add --longcalls): calls are laid out already, and aligning
branch targets costs 4 % of the code."""
LEFT_OUT = "-Wl,--defsym=_passes_left_out=1"
"""Tells the linker script that the program is larger than usual."""


def tool(name):
    """The binutils that belong to the compiler driver."""
    return re.sub(r"gcc$", name, CC)


def run(command):
    """Run a tool; its own messages tell what is wrong."""
    try:
        return subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout
    except FileNotFoundError:
        raise Refused(f"{command[0]} is not installed; apt-get install gcc-xtensa-lx106") from None
    except subprocess.CalledProcessError as e:
        raise Refused(f"{command[0]} failed with status {e.returncode}") from None


def read(path):
    """A text file's content."""
    try:
        with open(path, encoding="utf-8") as f:
            return f.read()
    except OSError as e:
        raise Refused(f"{path}: {e.strerror}") from None


def expand(argv):
    """The arguments, those of response files (`@FILE`) included."""
    args = []
    for a in argv:
        args += shlex.split(read(a[1:])) if a.startswith("@") else [a]
    return args


def split(args):
    """(assembly of Rust crates, .S files, arguments for gcc, name of list -> its file, output file)."""
    sources, hand, rest, lists, output = [], [], [], {}, "a.out"
    it = iter(args)
    for a in it:
        folder, base = os.path.split(a)
        asm = None
        if base.endswith(".rlib") and base.startswith("lib"):
            asm = os.path.join(folder, base[3:-5] + ".s")
        elif base.endswith(".rcgu.o"):
            asm = os.path.join(folder, base.split(".", 1)[0] + ".s")
        elif a.endswith(".s"):
            asm = a
        elif a.endswith(".S"):
            hand.append(a)
        elif a == "-o":
            output = next(it, output)
        elif a.startswith(("--fast=", "--iram=")):
            name, _, path = a[2:].partition("=")
            lists[name] = path
        elif a not in DROPPED:
            rest.append(a)
        if asm and asm not in sources:
            if not os.path.exists(asm):
                raise Refused(f"no {asm} beside {base}: build through tools/xrustc (rustc-wrapper), with lto = \"fat\""
                              " and codegen-units = 1")
            sources.append(asm)
    # rustc's own crate first: its definitions win over the weak ones of compiler_builtins.
    sources.sort(key=lambda s: os.path.basename(s).startswith("compiler_builtins-"))
    return sources, hand, rest, lists, output


def roots(objects, rest):
    """Symbols that something else than Rust code refers to."""
    found = set()
    if objects:
        for line in run([tool("nm"), "-u", *objects]).splitlines():
            if " U " in line or " w " in line:
                found.add(line.split()[-1])
    folders = [a[2:] for a in rest if a.startswith("-L") and len(a) > 2]
    folders += [b for a, b in zip(rest, rest[1:]) if a == "-L"]
    for n, a in enumerate(rest):
        if a.startswith("-T"):
            found |= script_words(a[2:] or rest[n + 1], folders)
        found.update(re.findall(r"(?:^|,)(?:-u|-e|--undefined=|--entry=|--require-defined=),?([\w.$]+)", a))
    return found


def script_words(path, folders):
    """All words of a linker script and of those that it includes; symbols are among them."""
    text = read(path)
    found = set(re.findall(r"[A-Za-z_.$][\w.$]*", text))
    for name in re.findall(r'\bINCLUDE\s+"?([^\s;"]+)', text):
        places = [os.path.join(f, name) for f in [".", os.path.dirname(path) or ".", *folders]]
        place = next((p for p in places if os.path.exists(p)), None)
        if place is None:
            raise Refused(f"{path}: INCLUDE {name}: no such file here, beside the script, or in a -L directory")
        found |= script_words(place, folders)
    return found


def patterns(path):
    """Pattern -> number of its line, in the order of the file."""
    lines = enumerate(map(str.strip, read(path).splitlines()), 1)
    return {line: number for number, line in lines if line and line[0] != "#"}


def mark(program, name, path):
    """Mark the functions that a list names. Every pattern of the list for instruction RAM must match one. A function of
    the list of fast ones may have become part of its callers."""
    listed = patterns(path)
    if name == "fast":
        program.mark_fast(listed)
        return
    unused = program.mark_iram(listed)
    if unused:
        raise Refused("\n       ".join(
            [f"{path}:{listed[p]}: no function of the program matches {p!r}" for p in unused]
            + ["a function that was renamed needs another pattern; one that is gone, or that is now part of its"
               " callers, needs none"]))


def translate(sources, objects, rest, lists, names):
    """The one assembly file, as text. `names`: passes to run."""
    program = parse([(s, read(s)) for s in sources])
    program.drop_unreachable(roots(objects, rest))
    for name, path in lists.items():
        mark(program, name, path)
    passes.run(program, names, sys.stderr if os.environ.get("XLINK_REPORT") == "1" else None)
    out = io.StringIO()
    emit(program, out)
    return out.getvalue()


def link(args):
    """Do the whole link; raises `Refused`."""
    sources, hand, rest, lists, output = split(args)
    lists |= {"iram": os.environ["XLINK_IRAM"]} if "XLINK_IRAM" in os.environ else {}
    names = passes.chosen(os.environ.get("XLINK_PASSES", "all"))
    left_out = [] if len(names) == len(passes.PASSES) else [LEFT_OUT]
    options = [a for a in rest if a.startswith(("-D", "-I"))]
    with tempfile.TemporaryDirectory(prefix="xlink-", dir=os.path.dirname(output) or ".") as work:
        objects = [a for a in rest if a.endswith(".o") and os.path.exists(a)]
        made = []
        for n, source in enumerate(hand):
            made.append(os.path.join(work, f"{n}.o"))
            run([CC, "-c", *HAND_WRITTEN, *options, "-o", made[-1], source])
        asm = os.path.join(work, "rust.s")
        text = translate(sources, made + objects, rest, lists, names)
        with open(asm, "w", encoding="utf-8") as f:
            f.write(text)
        if os.environ.get("XLINK_KEEP") == "1":
            with open(output + ".xlink.s", "w", encoding="utf-8") as f:
                f.write(text)
        run([tool("as"), *GENERATED, "-o", asm[:-2] + ".o", asm])
        elf = os.path.join(work, "out.elf")
        run([CC, "-nostdlib", "-Wl,--no-relax", "-Wl,-z,noexecstack", *left_out, *made, asm[:-2] + ".o", *rest,
             "-o", elf])
        os.replace(elf, output)
    with open(output + ".xlink.args", "w", encoding="utf-8") as f:
        f.write(shlex.join([*args, "-o", output]) + "\n")


def main(argv):
    """Exit status."""
    try:
        link(expand(argv))
    except Refused as e:
        print(f"xlink: {e}", file=sys.stderr)
        return 1
    return 0
