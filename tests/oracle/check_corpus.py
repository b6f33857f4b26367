#!/usr/bin/env python3
"""Checks the cases of tests/cases with both oracles: this CPython and real MicroPython.

A case is a Python file below `tests/cases`, or a directory with a `main.py` and its modules.
Its first line may name the oracle that counts (tests/README.md has more):

    (nothing)             CPython and MicroPython print the same; there is no .exp
    # differs: WHY        MicroPython prints something else; the .exp is MicroPython's output
    # oracle: cpython WHY MicroPython is not asked (it forgets the order of dicts, ...); no .exp
    # oracle: design WHY  neither is asked (sets keep their order here); the .exp is written by hand

So the expected output of a case is its .exp if there is one, otherwise the output of CPython.

    check_corpus.py [--write] [--table] [PART OF A PATH ...]

--write   writes the .exp of `differs` cases again, and removes .exp files without a reason
--table   prints the number of cases per topic and every .exp with its reason

MicroPython is left out, with a note, if node or the package is missing (`sh scripts/setup` installs it;
MICROPYTHON_NODE_DIR=directory names another place that has node_modules).
Exit status: 0 clean, 1 something disagrees.
"""
import argparse
import collections
import concurrent.futures
import difflib
import os
import pathlib
import shutil
import subprocess
import sys

HERE = pathlib.Path(__file__).resolve().parent
CASES = HERE.parent / "cases"
RUNNER = HERE / "run_micropython.mjs"
TIMEOUT = 60


def cases(directory=CASES):
    """The cases below a directory: a directory with a main.py is one, any other is a folder of cases."""
    for path in sorted(directory.iterdir()):
        if (path / "main.py").is_file():
            yield path / "main.py"
        elif path.is_dir():
            yield from cases(path)
        elif path.suffix == ".py":
            yield path


def policy(path):
    """('plain' | 'differs' | 'cpython' | 'design', why)"""
    with open(path, encoding="utf-8") as f:
        first = f.readline().strip()
    for mark, kind in (("# differs:", "differs"), ("# oracle: cpython", "cpython"),
                       ("# oracle: design", "design")):
        if first.startswith(mark):
            return kind, first[len(mark):].strip()
    return "plain", ""


def run(command):
    env = dict(os.environ, PYTHONDONTWRITEBYTECODE="1", PYTHONIOENCODING="utf-8",
               PYTHONHASHSEED="0")
    try:
        done = subprocess.run(command, capture_output=True, timeout=TIMEOUT, env=env)
    except subprocess.TimeoutExpired:
        return "", f"no end after {TIMEOUT} s"
    error = done.stderr.decode("utf-8", "replace")
    if not done.returncode and command[0] == "node":
        error = ""  # MicroPython warns there ("exception chaining not supported")
    elif done.returncode and not error:
        error = f"exit status {done.returncode}"
    return done.stdout.decode("utf-8", "replace"), error


def difference(wanted, got, wanted_name, got_name):
    lines = difflib.unified_diff(wanted.splitlines(), got.splitlines(), wanted_name, got_name,
                                 lineterm="", n=0)
    return "\n".join("    " + line for line in lines)


def micropython_is_there():
    if not shutil.which("node"):
        return False
    probe = subprocess.run(["node", str(RUNNER), os.devnull], capture_output=True)
    return probe.returncode == 0


def check(path, with_micropython, write):
    kind, why = policy(path)
    exp = path.with_suffix(".exp")
    wrong = []
    if kind != "plain" and not why:
        wrong.append(f"its first line says `{kind}` but not why")
    cpython, error = run([sys.executable, "-B", "-W", "ignore", str(path)])
    if error and kind in ("plain", "cpython"):
        wrong.append("CPython: " + error.strip().replace("\n", "\n    "))
    micropython = None
    if with_micropython and kind in ("plain", "differs"):
        micropython, error = run(["node", str(RUNNER), str(path)])
        if error:
            wrong.append("MicroPython: " + error.strip().replace("\n", "\n    "))

    if kind in ("plain", "cpython"):
        if exp.exists():
            if write:
                exp.unlink()
            else:
                wrong.append(f"{exp.name} has no reason (the case has no `# differs:` line)")
        if micropython is not None and micropython != cpython:
            wrong.append("the oracles disagree:\n"
                         + difference(cpython, micropython, "CPython", "MicroPython"))
    elif kind == "differs" and micropython is not None:
        if micropython == cpython:
            wrong.append("says `differs`, but the oracles agree")
        elif write:
            exp.write_text(micropython, encoding="utf-8")
        elif not exp.exists():
            wrong.append(f"{exp.name} is missing (--write makes it)")
        elif exp.read_text(encoding="utf-8") != micropython:
            wrong.append(f"{exp.name} is not what MicroPython prints:\n"
                         + difference(exp.read_text(encoding="utf-8"), micropython,
                                      exp.name, "MicroPython"))
    elif not exp.exists():
        wrong.append(f"{exp.name} is missing")
    if not (exp.read_text(encoding="utf-8") if exp.exists() else cpython).strip():
        wrong.append("prints nothing")
    return wrong


def table():
    counts = collections.Counter(p.relative_to(CASES).parts[0] for p in cases())
    for topic, count in sorted(counts.items()):
        print(f"{topic:10} {count:4}")
    print(f"{'total':10} {sum(counts.values()):4}\n")
    for path in cases():
        kind, why = policy(path)
        if kind != "plain":
            print(f"{kind:8} {path.relative_to(CASES)}: {why}")


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--write", action="store_true", help="write the .exp files anew")
    parser.add_argument("--table", action="store_true", help="only count the cases")
    parser.add_argument("part", nargs="*", help="only cases whose path contains one of these")
    args = parser.parse_args()
    if args.table:
        table()
        return 0
    chosen = [p for p in cases()
              if not args.part or any(s in str(p.relative_to(CASES)) for s in args.part)]
    if not chosen:
        print(f"no case has {' or '.join(args.part)} in its path below {CASES}", file=sys.stderr)
        return 1
    with_micropython = micropython_is_there()
    if not with_micropython:
        print("note: no node or no MicroPython package; the cases are checked with CPython alone", file=sys.stderr)
    bad = 0
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        results = pool.map(lambda p: check(p, with_micropython, args.write), chosen)
        for path, wrong in zip(chosen, results):
            bad += bool(wrong)
            for message in wrong:
                print(f"{path.relative_to(CASES)}: {message}")
    for exp in sorted(CASES.rglob("*.exp")):
        if not exp.with_suffix(".py").exists():
            bad += 1
            print(f"{exp.relative_to(CASES)}: belongs to no case")
    print(f"{len(chosen)} cases, {bad} with something wrong")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
