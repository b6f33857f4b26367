"""CPython as the oracle of projects: each runs in a fork of this process, whose modules are in memory.

Read: a line `COUNT`, then for each file a line `PATH BYTES` and its text; the first file is the program. Written: a line
`HOW BYTES`, then what the program printed. HOW is `done`, `raised:TYPE`, `syntax`, or the reason why the project is of no
use: `late`, `deep`, `replaced` if a module was not in `sys.modules` when its body ended, or `half` if a package raised
after it had imported a submodule.
"""
import array
import builtins
import collections
import gc
import importlib.util
import io
import os
import signal
import sys
import time
import types
from importlib.machinery import ModuleSpec

SECONDS = 2
NESTED_MAX = 24
BODIES_MAX = 400

time.ticks_ms = lambda: 0


class Useless(BaseException):
    pass


def late(_signal, _frame):
    raise Useless("late")


class Finder:
    """Finds the modules of the project, and no others."""

    def __init__(self, codes):
        self.codes = codes
        self.nested = self.bodies = 0
        self.useless = None

    def find_spec(self, name, path=None, target=None):
        at = name.replace(".", "/")
        if at + "/__init__.py" in self.codes:
            return ModuleSpec(name, self, is_package=True)
        if at + ".py" in self.codes:
            return ModuleSpec(name, self)
        raise ImportError(name)

    def create_module(self, spec):
        return types.ModuleType(spec.name)

    def exec_module(self, module):
        at = module.__name__.replace(".", "/")
        at += "/__init__.py" if hasattr(module, "__path__") else ".py"
        self.nested += 1
        self.bodies += 1
        if self.nested > NESTED_MAX or self.bodies > BODIES_MAX:
            self.useless = "deep"
            raise Useless(self.useless)
        try:
            exec(self.codes[at], module.__dict__)
            if sys.modules.get(module.__name__) is not module:
                # CPython imports what is there now, MicroPython the module.
                self.useless = "replaced"
                raise Useless(self.useless)
        except BaseException:
            # MicroPython runs the package again before it imports what is there.
            if any(n.startswith(module.__name__ + ".") for n in sys.modules):
                self.useless = self.useless or "half"
                raise Useless(self.useless)
            raise
        finally:
            self.nested -= 1


def run(files):
    try:
        codes = {path: compile(text, path, "exec", dont_inherit=True) for path, text in files}
    except (SyntaxError, ValueError, RecursionError) as e:
        return "syntax", repr(e)
    finder = Finder(codes)
    sys.meta_path[:] = [finder]
    sys.path[:] = []
    out = sys.stdout = io.StringIO()
    main = sys.modules["__main__"] = types.ModuleType("__main__")
    sys.setrecursionlimit(600)
    signal.setitimer(signal.ITIMER_REAL, SECONDS, 0.02)
    how = "done"
    try:
        try:
            exec(codes[files[0][0]], main.__dict__)
        finally:
            signal.setitimer(signal.ITIMER_REAL, 0)
    except Useless as e:
        how = str(e)
    except SystemExit:
        pass
    except BaseException as e:
        how = "raised:" + type(e).__name__
    text = out.getvalue()
    if "RecursionError" in text + how:
        how = "deep"
    how = finder.useless or how
    return how, text


def answer(write, files):
    how, text = run(files)
    data = text.encode("utf-8", "replace")
    os.write(write, b"%s %d\n" % (how.encode(), len(data)))
    while data:
        data = data[os.write(write, data):]


def main():
    import warnings
    warnings.simplefilter("ignore")
    signal.signal(signal.SIGALRM, late)
    read = sys.stdin.buffer
    gc.disable()
    gc.freeze()
    while True:
        first = read.readline()
        if not first:
            return
        files = []
        for _ in range(int(first)):
            path, size = read.readline().split()
            files.append((path.decode(), read.read(int(size)).decode()))
        child = os.fork()
        if not child:
            try:
                answer(1, files)
            finally:
                os._exit(0)
        os.waitpid(child, 0)


main()
