"""Which registers and spill slots hold the same value, and what follows from it.

A forward analysis. Its state is a partition of the variables (registers, spill slots, SAR) into classes. Variables in
one class hold the same word, and a class may be known to be a constant. Only the partition passes from block to block,
never a name for a value, so a value of an earlier turn of a loop cannot be taken for one of this turn. Within a
block, the analysis also remembers expressions over classes.

`rewrite` uses the result:
  * an instruction goes if its variable already holds the value;
  * a reload or a long constant becomes a move from a register that holds it;
  * a call through a register that holds a function's address becomes direct;
  * an operand that is a copy is replaced by the original, so that the copy may die (`cleanup`);
  * arithmetic and branches on a constant in a register take their immediate forms.

Relies on the ABI as `isa` states it (`flow.violation` has checked the function), and on `parse.SPILL`: only `spill`
changes a spill slot. Results of loads are never assumed equal.
"""

from . import isa
from .calls import callable_from

COMMUTATIVE = frozenset("add and or xor mull".split())
PURE = frozenset("""or and xor add sub addx2 addx4 addx8 subx2 subx4 subx8 mull src neg abs sll srl sra nsau
slli srli srai addi addmi sext clamps extui movi l32r reload""".split())
"""Instructions that only compute their first operand."""
SHIFTED = frozenset("sll srl sra src".split())
SETS_SAR = frozenset("ssl ssr ssai".split())
REGISTERS = [r for r in isa.REGS if r != "a1"]
CALL_KILLS = tuple(r for r in isa.REGS if isa.BIT[r] & isa.CLOBBERED) + ("sar",)


def constant(value):
    """The class of a constant: a tuple, so that it never equals a class's number."""
    return ("k", value)


def number(cls):
    """The unsigned value of a class that is a numeric constant, or None."""
    if cls.__class__ is tuple and cls[1].isdigit():
        return int(cls[1])
    return None


class State:
    """The partition while a block is walked: variable -> class."""

    def __init__(self, incoming):
        self.cls = dict(incoming)
        self.next = 0
        self.expressions = {}

    def of(self, var):
        """The class of a variable; an unknown variable is a class of its own."""
        c = self.cls.get(var)
        if c is None:
            c = self.cls[var] = self.fresh()
        return c

    def fresh(self):
        """A class of its own."""
        self.next += 1
        return self.next

    def holders(self, cls):
        """The registers in a class."""
        get = self.cls.get
        return [r for r in REGISTERS if get(r) == cls]

    def value(self, i):
        """The class of what an instruction of `PURE` computes."""
        op = i[0]
        if op == "or" and i[2] == i[3]:
            return self.of(i[2])
        if op == "movi":
            return constant(str(i[2] & 0xffffffff))
        if op == "l32r":
            return constant(i[2])
        if op == "reload":
            return self.of(i[2])
        args = [self.of(a) if a.__class__ is str else ("i", a) for a in i[2:]]
        if op in COMMUTATIVE:
            args.sort(key=repr)
        if op in SHIFTED:
            args.append(self.of("sar"))
        folded = fold(op, args)
        if folded is not None:
            return folded
        key = (op, *args)
        c = self.expressions.get(key)
        if c is None:
            c = self.expressions[key] = self.fresh()
        return c

    def step(self, i):
        """Go over one instruction."""
        op = i[0]
        if op in PURE:
            self.cls[i[1]] = self.value(i)
        elif op == "spill":
            self.cls[i[2]] = self.of(i[1])
        elif op in isa.CALLS:
            for r in CALL_KILLS:
                self.cls[r] = self.fresh()
        elif op in SETS_SAR:
            self.cls["sar"] = self.sar(i)
        else:
            defs = isa.info(i).defs
            if defs:
                for r in isa.REGS:
                    if isa.BIT[r] & defs:
                        self.cls[r] = self.fresh()

    def sar(self, i):
        """The class of SAR after it is set."""
        key = (i[0], self.of(i[1]) if i[1].__class__ is str else ("i", i[1]))
        c = self.expressions.get(key)
        if c is None:
            c = self.expressions[key] = self.fresh()
        return c

    def assume(self, i, taken):
        """Learn from a branch, on one of its edges."""
        op = i[0]
        if op in ("beqz", "bnez"):
            if (op == "beqz") == taken:
                self.unite(self.of(i[1]), constant("0"))
        elif op in ("beqi", "bnei"):
            if (op == "beqi") == taken:
                self.unite(self.of(i[1]), constant(str(i[2] & 0xffffffff)))
        elif op in ("beq", "bne"):
            if (op == "beq") == taken:
                a, b = self.of(i[1]), self.of(i[2])
                self.unite(*((a, b) if a.__class__ is not tuple else (b, a)))

    def unite(self, cls, into):
        """Two classes are one."""
        if cls.__class__ is tuple or cls == into:
            return                       # a constant stays what it is
        for v, c in self.cls.items():
            if c == cls:
                self.cls[v] = into

    def partition(self):
        """The state in the form that passes to other blocks: variable -> constant, or the first variable of its class
        (as ("v", variable)). Classes of one variable are left out."""
        first, count, out = {}, {}, {}
        for v in sorted(self.cls, key=repr):
            c = self.cls[v]
            if c.__class__ is tuple:
                out[v] = c
            elif c in first:
                out[v] = out[first[c]] = ("v", first[c])
            else:
                first[c] = v
        return out


def start(partition):
    """A `State` from a partition."""
    s = State({})
    names = {}
    for v, c in partition.items():
        if c[0] == "v":
            if c not in names:
                names[c] = s.fresh()
            c = names[c]
        s.cls[v] = c
    return s


def meet(a, b):
    """The partition that holds on both edges."""
    groups, out = {}, {}
    for v, x in a.items():
        y = b.get(v)
        if y is None:
            continue
        if x == y and x[0] == "k":
            out[v] = x
        else:
            groups.setdefault((x, y), []).append(v)
    for members in groups.values():
        if len(members) > 1:
            rep = ("v", min(members, key=repr))
            for v in members:
                out[v] = rep
    return out


def fold(op, args):
    """The constant that an expression over constants is, or None."""
    numbers = []
    for a in args:
        if a.__class__ is not tuple:
            return None
        if a[0] == "i":
            numbers.append(a[1])
        else:
            n = number(a)
            if n is None:
                return None
            numbers.append(n)
    f = FOLDS.get(op)
    return None if f is None else constant(str(f(*numbers) & 0xffffffff))


FOLDS = {
    "add": lambda a, b: a + b, "addi": lambda a, b: a + b, "addmi": lambda a, b: a + b,
    "and": lambda a, b: a & b, "or": lambda a, b: a | b, "xor": lambda a, b: a ^ b,
    "sub": lambda a, b: a - b, "slli": lambda a, b: a << b, "srli": lambda a, b: a >> b,
    "neg": lambda a: -a, "addx4": lambda a, b: 4 * a + b, "addx2": lambda a, b: 2 * a + b,
    "addx8": lambda a, b: 8 * a + b, "extui": lambda a, s, n: a >> s & (1 << n) - 1,
}


def solve(blocks):
    """The partition at the beginning of each block."""
    incoming = [None] * len(blocks)
    incoming[0] = {}
    work, waiting = [0], {0}
    turns = 0
    while work:
        n = work.pop(0)
        waiting.discard(n)
        turns += 1
        if turns > 60 * len(blocks) + 100:
            return None
        b = blocks[n]
        s = start(incoming[n])
        for i in b.body:
            s.step(i)
        base = None
        for k, succ in enumerate(b.succ):
            last = b.body[-1] if b.body else ("nop",)
            if last[0] in isa.BRANCHES and len(b.succ) == 2 and b.succ[0] != b.succ[1]:
                edge = State(s.cls)
                edge.next = s.next
                edge.assume(last, k == 0)
                out = edge.partition()
            else:
                if base is None:
                    base = s.partition()
                out = base
            old = incoming[succ]
            new = out if old is None else meet(old, out)
            if succ == 0:
                new = {}
            if new != old:
                incoming[succ] = new
                if succ not in waiting:
                    waiting.add(succ)
                    work.append(succ)
    return incoming


def rewrite(function, blocks, program):
    """Use the analysis on one function. Returns whether anything changed."""
    incoming = solve(blocks)
    if incoming is None:
        return False
    changed = False
    for b, state in zip(blocks, incoming):
        if state is None:
            continue                     # never reached
        s = start(state)
        out = []
        for i in b.body:
            new = improve(i, s, function, program)
            if new != i:
                changed = True
            if new is not None:
                out.append(new)
                s.step(new)
        b.body = out
    return changed


def improve(i, s, function, program):
    """A better instruction with the same effect in this state, or None if none is needed."""
    op = i[0]
    if op == "spill":
        return None if s.of(i[2]) == s.of(i[1]) else original(i, s)
    if op in SETS_SAR:
        return None if s.cls.get("sar") is not None and s.sar(i) == s.cls["sar"] else original(i, s)
    if op == "callx0":
        c = s.of(i[1])
        if c.__class__ is tuple and callable_from(function, c[1], program):
            return ("call0", c[1])
        return i
    if op in isa.BRANCHES:
        return branch(original(i, s), s)
    if op not in PURE:
        return original(i, s)
    if "a1" in i[1:3] or i[1] == "a0":   # the frame is not this pass's business
        return i
    v = s.value(i)
    if s.of(i[1]) == v:
        return None
    n = number(v)
    if n is not None:
        signed = n - (n >> 31 << 32)
        if -32 <= signed <= 95:
            return ("movi", i[1], signed)
    if isa.is_move(i):
        return original(i, s)
    if isa.size(i) > 2 or op == "reload":
        holders = s.holders(v)
        if holders:
            return isa.move(i[1], holders[0])
    if n is not None and isa.size(i) == 3 and -2048 <= signed <= 2047:
        return ("movi", i[1], signed)
    if op == "reload" and v.__class__ is tuple and isa.size(i) == 3:
        return ("l32r", i[1], v[1])
    return arithmetic(original(i, s), s)


def original(i, s):
    """The instruction with each register that it reads replaced by the first one of `PREFERRED` that holds the same
    word."""
    form = isa.FORMS[i[0]]
    if "u" not in form:
        return i
    args = list(i[1:])
    for k, kind in enumerate(form):
        if kind == "u" and args[k] not in ("a0", "a1"):
            c = s.of(args[k])
            for r in PREFERRED:
                if s.cls.get(r) == c:
                    args[k] = r
                    break
    return (i[0], *args)


PREFERRED = [f"a{n}" for n in (12, 13, 14, 15, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11)]


def arithmetic(i, s):
    """Immediate forms."""
    op = i[0]
    if len(i) != 4 or i[2].__class__ is not str or i[3].__class__ is not str:
        return i
    d, a, b = i[1:]
    ka, kb = number(s.of(a)), number(s.of(b))
    if op in COMMUTATIVE and kb is None and ka is not None:
        a, b, kb = b, a, ka
    if kb is None:
        return i
    signed = kb - (kb >> 31 << 32)
    if op == "and" and kb and kb & kb + 1 == 0 and kb.bit_length() <= 16:
        return ("extui", d, a, 0, kb.bit_length())
    if op == "sub":
        op, signed = "add", -signed
    if op == "add" and -128 <= signed <= 127 and signed:
        return ("addi", d, a, signed)
    if op == "add" and signed % 256 == 0 and -32768 <= signed <= 32512 and signed:
        return ("addmi", d, a, signed)
    if op == "mull" and kb and kb & kb - 1 == 0 and kb.bit_length() > 1:
        return ("slli", d, a, kb.bit_length() - 1)
    return i


B4CONSTU = (32768, 65536, 2, 3, 4, 5, 6, 7, 8, 10, 12, 16, 32, 64, 128, 256)
"""Immediates of bltui and bgeui."""
OPPOSITE = {"blt": "bgei", "bge": "blti", "bltu": "bgeui", "bgeu": "bltui"}


def branch(i, s):
    """A comparison with a constant in a register becomes one with an immediate. A constant on the left moves to the
    right: k < b becomes b >= k + 1."""
    op = i[0]
    if op not in ("beq", "bne", "blt", "bge", "bltu", "bgeu"):
        return i
    _, a, b, label = i
    ka, kb = number(s.of(a)), number(s.of(b))
    if ka is None and kb is None or ka is not None and kb is not None:
        return i
    if op in ("beq", "bne"):
        reg, k = (a, kb) if kb is not None else (b, ka)
        k -= k >> 31 << 32
        if k == 0:
            return (op + "z", reg, label)
        return (op + "i", reg, k, label) if k in isa.B4CONST else i
    if kb is not None:
        reg, k, new = a, kb, op + "i"
    else:
        reg, k, new = b, ka, OPPOSITE[op]
        if k == (0xffffffff if op.endswith("u") else 0x7fffffff):
            return i
        k = k + 1 & 0xffffffff
    if "u" in new:
        if k == 1:
            return ("beqz" if new == "bltui" else "bnez", reg, label)
        return (new, reg, k, label) if k in B4CONSTU else i
    k -= k >> 31 << 32
    if k == 0:
        return ("bltz" if new == "blti" else "bgez", reg, label)
    return (new, reg, k, label) if k in isa.B4CONST else i
