//! Iterators, generators, closures, control flow, calls, names.

use super::Recipe;

/// The props of this file.
pub static RECIPES: &[Recipe] = &[
    // Iterators of each kind, suspended.
    Recipe {
        setup: "§it = iter($l)",
        uses: ITERATED,
    },
    Recipe {
        setup: "§it = zip($l, $t)",
        uses: ITERATED,
    },
    Recipe {
        setup: "§it = map($f, $l)",
        uses: ITERATED,
    },
    Recipe {
        setup: "§it = filter($f, $r)",
        uses: ITERATED,
    },
    Recipe {
        setup: "§it = enumerate($t, $i % 100 - 50)",
        uses: ITERATED,
    },
    Recipe {
        setup: "§it = reversed($l)",
        uses: ITERATED,
    },
    Recipe {
        setup: "§it = (i + $i for i in $r if $b)",
        uses: ITERATED,
    },
    Recipe {
        setup: "§li = $l\n§it = iter(§li)",
        uses: &["§li.append($i)\nTELL(next(§it, None))", "TELL(list(§it), §li)", "TELL(next(§it), §li)"],
    },
    Recipe {
        setup: "
class §Count:
    def __init__(self, n):
        self.n = n
    def __iter__(self):
        return self
    def __next__(self):
        tick()
        self.n -= 1
        if self.n < 0:
            raise StopIteration
        return self.n
§it = §Count($i % 9)",
        uses: &[
            "TELL(next(§it, 'end'))",
            "TELL(list(§Count(4)), max(§Count(3), default=$i))",
            "for i in §it:\n    TELL(i)\n    if i < 3:\n        break\nelse:\n    TELL('else')",
            "a, b, *c = §Count($i % 6)\nTELL(a, b, c)",
            "TELL(next(§it))",
        ],
    },
    // A generator that is sent to, thrown into, closed.
    Recipe {
        setup: "
def §gen(n):
    try:
        while n < 100:
            tick()
            try:
                got = yield n
                n += 1
                if got is not None:
                    n += got
            except ValueError:
                n += 20
            else:
                n += 2
    finally:
        note('end', n)
    return n
§g = §gen($i % 50)",
        uses: &[
            "TELL(next(§g))",
            "TELL(next(§g))\nTELL(§g.send($i % 50))",
            "TELL(throw_into(§g, ValueError()))",
            "TELL(throw_into(§g, ValueError))",
            "TELL(throw_into(§g, Odd(1)))",
            "§g.close()\nTELL(next(§g, 'closed'))",
            "TELL(list(§gen(90)))",
        ],
    },
    Recipe {
        setup: "
def §inner(n):
    for i in range(n):
        tick()
        x = yield i * $i
        if x:
            return x
    return 'end'
def §outer(n):
    a = yield from §inner(n)
    yield a
    b = yield from $l
    yield b
    yield from (i for i in $r)
§g = §outer(3)",
        uses: &[
            "TELL(next(§g))",
            "TELL(list(§outer($i % 4)))",
            "TELL(next(§g, None))\nTELL(§g.send($i))",
            "TELL(throw_into(§g, KeyError('k')))",
        ],
    },
    // Fields of built-in objects.
    Recipe {
        setup: "
class §C(list):
    pass
def §f():
    pass
§c = §C()
§r = range($i % 50, 90, 3)
§e = OSError($i % 20 + 1, 'told')
§e.__cause__ = None",
        uses: &[
            "TELL((§C.__bases__, §C.__qualname__, §C.__name__, §c.__dict__, §c.__class__))",
            "TELL((§f.__qualname__, §f.__name__, §r.start, §r.stop, §r.step))",
            "TELL((slice($i, 9, 2).stop, slice(9).step, memoryview(bytearray(4)).itemsize))",
            "TELL((§e.errno, §e.strerror, §e.args, §e.__cause__))\n§e.__traceback__ = None",
            "import array\nTELL((array.array('h', [1]).itemsize, array.array('h').typecode))",
            "TELL(((2 + 3j).real, (2 + 3j).imag))",
        ],
    },
    // Closures and their cells.
    Recipe {
        setup: "
def §make(n):
    total = [0]
    def inc(d=1):
        nonlocal n
        n += d
        total.append(n)
        return n
    def get():
        return n, total
    return inc, get
§inc, §get = §make($i)",
        uses: &[
            "TELL(§inc())",
            "TELL(§inc($i), §get())",
            "§get()[1].pop()\nTELL(§get())",
            "a, b = §make($i)\na()\nTELL(b(), §get())",
        ],
    },
    Recipe {
        setup: "
def §cells(n):
    x = n
    def put(v):
        nonlocal x
        x = v
    def drop():
        nonlocal x
        del x
    def get():
        return x
    return put, drop, get
§put, §drop, §get = §cells($i)",
        uses: &["§put($a)\nTELL(§get())", "§drop()", "TELL(§get())", "§drop()\nTELL(§get())"],
    },
    Recipe {
        setup: "§fs = []\nfor §i in range(3):\n    §fs.append(lambda x, n=§i: (x, n, §i))",
        uses: &["TELL([f($i) for f in §fs])", "TELL(§fs[0](1))\n§fs.append(§fs.pop(0))"],
    },
    // Context managers.
    Recipe {
        setup: "
class §Ctx:
    def __init__(self, n, hide=False):
        self.n = n
        self.hide = hide
    def __enter__(self):
        note('in', self.n)
        return self
    def __exit__(self, t, v, tb):
        note('out', self.n, None if t is None else kind(v))
        self.n += 1
        return self.hide
def §through(n):
    for i in range(3):
        with §Ctx(i) as c:
            if n == i:
                return c.n
            if n == i + 5:
                break
            if n == i + 10:
                continue
            if n == i + 20:
                raise Odd(n)
        note('after', i)
    else:
        return 'else'
    return 'broken'
§c = §Ctx($i, True)",
        uses: &[
            "with §c as c:\n    TELL(c.n)\n    raise Odd($i)\nTELL(§c.n)",
            "with §Ctx(1) as a, §Ctx(2, $b) as b:\n    TELL(a.n, b.n, 1 // $i)",
            "TELL(§through($i % 26))",
            "TELL([§through(i) for i in (0, 1, 5, 6, 10, 11)])",
            "TELL(§through(20 + $i % 3))",
            "with §c:\n    with §Ctx(7):\n        TELL($a)",
        ],
    },
    // Control flow through `finally`.
    Recipe {
        setup: "
def §flow(n):
    out = []
    i = 0
    while i < 4:
        tick()
        i += 1
        try:
            try:
                if n == i:
                    continue
                if n == i + 4:
                    break
                if n == i + 8:
                    return out
                if n == i + 12:
                    raise Odd(i)
                if n == i + 16:
                    [][i]
                out.append(i)
            except LookupError:
                out.append('look')
                if $b:
                    raise
            except (Odd, TypeError) as e:
                out.append(kind(e))
                raise Odder(n) from e
            else:
                out.append('else')
            finally:
                out.append('fin')
                if n == i + 20:
                    return out
        finally:
            out.append('outer')
            if n == 24:
                break
    else:
        out.append('whole')
    return out",
        uses: &["TELL(§flow($i % 26))", "TELL([§flow(i) for i in (0, 1, 6, 9, 22, 24)])", "TELL(§flow(13 + $i % 4))"],
    },
    Recipe {
        setup: "
def §deep(n):
    try:
        tick()
        if n > 0:
            return §deep(n - 1) + 1
        raise Odd($i)
    except Odd as e:
        if $b:
            note(e.n)
            raise
        return e.n
    finally:
        note(n)",
        uses: &["TELL(§deep($i % 5))", "raise"],
    },
    // Exceptions as objects.
    Recipe {
        setup: "
try:
    raise Odder($i, $s)
except Odd as e:
    §exc = e
§plain = KeyError($i)",
        uses: &[
            "raise §exc",
            "TELL(§exc.args, §exc.n, isinstance(§exc, ValueError))",
            "try:\n    raise §exc from §plain\nexcept Odder as e:\n    TELL(e is §exc, e.n)",
            "§exc.n += 1\n§exc.more = $a\nTELL(§exc.n, §exc.more)",
            "TELL(§plain.args, str(§plain))",
            "try:\n    try:\n        raise §plain\n    finally:\n        TELL('f')\nexcept LookupError as e:\n    TELL(e.args)",
            "raise",
        ],
    },
    // Coroutines.
    Recipe {
        setup: "
class §Wait:
    def __init__(self, n):
        self.n = n
    def __await__(self):
        x = yield self.n
        return x
async def §one(n):
    tick()
    x = await §Wait(n)
    return x, n
async def §two(n):
    out = []
    for i in range(n):
        out.append(await §one(i))
    async with §Async(out):
        out.append(await §Wait('in'))
    async for i in §Each(n):
        out.append(i)
    return out
class §Async:
    def __init__(self, out):
        self.out = out
    async def __aenter__(self):
        self.out.append('enter')
    async def __aexit__(self, t, v, tb):
        self.out.append(await §Wait('exit'))
class §Each:
    def __init__(self, n):
        self.n = n
    def __aiter__(self):
        return self
    async def __anext__(self):
        self.n -= 1
        if self.n < 0:
            raise StopAsyncIteration
        return await §Wait(self.n)
def §drive(c, n):
    out = []
    try:
        x = None
        while True:
            tick()
            out.append(c.send(x))
            x = n
            n += 1
    except StopIteration as e:
        out.append(e.value)
    return out
§co = §two(2)
§first = §co.send(None)",
        uses: &["TELL(§drive(§two($i % 3), $i))", "§c = §co\n§co = §two(2)\nTELL(§drive(§c, $i))", "§co.close()\n§co = §two(1)", "TELL(§drive(§one($i), 1))"],
    },
    // Star arguments, defaults.
    Recipe {
        setup: "
def §star(a, b=[], *args, k=$i, **kw):
    tick()
    b.append(a)
    return (a, b[-3:], args, k, sorted(kw.items()))
def §pos(a, b, c=3):
    return (a, b, c)
§args = ($i, [])
§kw = {'k': $i, 'z': $s}",
        uses: &[
            "TELL(§star($i))",
            "TELL(§star(*§args, **§kw))",
            "TELL(§star($i, [$i], *$l, k=$i))",
            "TELL(§star(1, *[[2]], 3, z=$i, **{'y': $i}))",
            "TELL(§pos(*$l))",
            "TELL(§pos(c=$i, b=$i, a=$i))",
            "TELL(§pos(1, **{'b': $i}))",
            "TELL(§pos(1, a=2))",
            "TELL(§star(1, **§kw, zq=2))",
            "TELL((*$l, *$t, 1))",
            "def last(*a): return *a, $i\nTELL(last(*$l))",
        ],
    },
    // Recursion.
    Recipe {
        setup: "
def §fib(n, memo={}):
    tick()
    if n in memo:
        return memo[n]
    memo[n] = n if n < 2 else §fib(n - 1) + §fib(n - 2)
    return memo[n]
def §perm(l):
    if len(l) < 2:
        yield l
        return
    for i in range(len(l)):
        for rest in §perm(l[:i] + l[i + 1:]):
            tick()
            yield [l[i]] + rest",
        uses: &["TELL(§fib($i % 40))", "TELL(list(§perm($l[:3])))"],
    },
    // Globals that come and go.
    Recipe {
        setup: "
§n = $i
def §set(v):
    global §n
    §n = v
def §drop():
    global §n
    del §n
def §get():
    return §n",
        uses: &["§set($a)\nTELL(§get())", "§drop()", "TELL(§get())", "TELL(§n)"],
    },
    // Local variables that may be unbound.
    Recipe {
        setup: "
def §maybe(n):
    if n & 1:
        x = n
    for y in range(n % 3):
        pass
    try:
        z = 8 // n
    except ZeroDivisionError as e:
        z = kind(e)
    if n & 2:
        del z
    return (x, y, z)",
        uses: &["TELL(§maybe($i % 8))", "TELL(§maybe(5))"],
    },
    // eval; sorting; unpacking.
    Recipe {
        setup: "§x = $i\n§words = $t\n§code = 'abs(§x) + 1'",
        uses: &[
            "§words.sort()\nTELL(§words)",
            "§words.sort(key=len, reverse=$b)\nTELL(§words)",
            "TELL(sorted(§words, key=lambda w: (len(w), w)))",
            "(a, *b), c = [$l, $i]\nTELL(a, b, c)",
            "*a, b = $t\nTELL(a, b)",
            "a = b = $l\na.append(1)\nTELL(a is b, b)",
            "for i, (a, b) in enumerate(zip($l, $t)): TELL(i, a, b)",
            "a, b = $l\nTELL(b, a)",
            "TELL(eval('len([1, 2]) + 3'))",
        ],
    },
    // A module's attributes; imports at other places.
    Recipe {
        setup: "import math, sys\nfrom math import sqrt as §root",
        uses: &[
            "TELL(§root(16), math.floor(2.5), math.ceil(-0.5))",
            "def imp(n):\n    import math as m\n    from math import floor\n    return m.pow(n, 2)\nTELL(imp($i % 9))",
            "import aid\naid.extra = $i\nTELL(aid.extra, hasattr(aid, 'none'))",
            "TELL(sys.modules['aid'].kind(KeyError()), 'aid' in sys.modules)",
            "TELL(math.fabs(-2.5), math.copysign(1.5, -0.0), math.modf(-2.5), math.trunc(-1.75), math.isnan(0.5))",
            "import nowhere",
            "from aid import nothing",
            "TELL(sys.byteorder, sys.maxsize > 100)",
        ],
    },
];

static ITERATED: &[&str] = &[
    "TELL(next(§it, 'end'))",
    "TELL(next(§it))",
    "for i in §it:\n    TELL(i)\n    break",
    "TELL(list(§it))",
    "TELL([next(§it, None), next(§it, None)])",
    "TELL($i in §it, next(§it, 0))",
    "a, b = §it\nTELL(a, b)",
];
