"""CPython as an oracle: runs programs that it reads, one after the other, in this process.

Read: a line `COUNT`, then for each module a line `NAME BYTES` and its text; the last module is the
program. Written: a line `HOW BYTES`, then what it printed. HOW is `done`, `raised:TYPE`, `syntax`
or `late`.
"""
import functools
import gc
import io
import random
import signal
import sys
import types

SECONDS = 2.0
NAMES = ("aid", "lib")


class Late(BaseException):
    pass


def late(_signal, _frame):
    raise Late


class Finder:
    """Finds the modules of the program at hand."""

    def __init__(self):
        self.texts = {}

    def find_spec(self, name, path=None, target=None):
        if name not in self.texts:
            return None
        from importlib.machinery import ModuleSpec
        return ModuleSpec(name, self)

    def create_module(self, spec):
        return types.ModuleType(spec.name)

    def exec_module(self, module):
        exec(code_of(module.__name__, self.texts[module.__name__]), module.__dict__)


@functools.lru_cache(maxsize=8)
def code_of(name, text):
    # Kept: one module is the same in all programs.
    return compile(text, name + ".py", "exec")


def run(finder, modules):
    out = io.StringIO()
    finder.texts = dict(modules[:-1])
    for name in NAMES:
        sys.modules.pop(name, None)
    try:
        for name, text in modules:
            code = code_of(name, text)
    except (SyntaxError, ValueError, RecursionError) as e:
        return "syntax", repr(e)
    stdout, sys.stdout = sys.stdout, out
    how = "done"
    # Late again and again: a handler of the program may have caught the first one.
    signal.setitimer(signal.ITIMER_REAL, SECONDS, 0.02)
    try:
        try:
            exec(code, {"__name__": "__main__", "__builtins__": __builtins__})
        finally:
            signal.setitimer(signal.ITIMER_REAL, 0)
    except Late:
        how = "late"
    except SystemExit:
        pass
    except BaseException as e:
        how = "raised:" + type(e).__name__
    finally:
        sys.stdout = stdout
    return how, out.getvalue()


def main():
    sys.set_int_max_str_digits(0)
    sys.setrecursionlimit(400)
    sys.unraisablehook = lambda _: None
    import warnings
    warnings.simplefilter("ignore")
    signal.signal(signal.SIGALRM, late)
    finder = Finder()
    sys.meta_path.insert(0, finder)
    read, write = sys.stdin.buffer, sys.stdout.buffer
    done = 0
    while True:
        first = read.readline()
        if not first:
            return
        modules = []
        for _ in range(int(first)):
            name, size = read.readline().split()
            modules.append((name.decode(), read.read(int(size)).decode()))
        random.seed(0)
        how, text = run(finder, modules)
        data = text.encode("utf-8", "replace")
        write.write(b"%s %d\n" % (how.encode(), len(data)))
        write.write(data)
        write.flush()
        done += 1
        if done % 500 == 0:
            gc.collect()


main()
