//! Containers of the library, classes, shared objects.

use super::Recipe;

/// The props of this file.
pub static RECIPES: &[Recipe] = &[
    // Standard containers.
    Recipe {
        setup: "from collections import deque\n§q = deque($l, $i % 6 + 1)",
        uses: &[
            "§q.append($i)\nTELL(list(§q))",
            "TELL(§q.popleft(), len(§q))",
            "§q.appendleft($i)\nTELL(list(§q), bool(§q))",
            "TELL(§q.pop())\n§q.extend($r)",
            "§q[0] = $i\nTELL(§q[-1])",
        ],
    },
    Recipe {
        setup: "from collections import namedtuple\n§P = namedtuple('P', ('x', 'y'))\n§p = §P($i, $l)",
        uses: &[
            "TELL(§p.x, §p[1], len(§p))\n§p.y.append($i)",
            "print(§P($i, y=$s))",
            "a, b = §p\nTELL(a, b, §p == (a, b), §p + (1,))",
            "§p.x = 1",
            "TELL(§P($i))",
        ],
    },
    Recipe {
        setup: "from collections import OrderedDict\n§d = OrderedDict([('a', $i), ('b', $i)])",
        uses: &[
            "§d[$s] = $i\nTELL(list(§d.items()))",
            "TELL(§d.popitem())",
            "del §d['a']\n§d['a'] = $i\nTELL(list(§d))",
        ],
    },
    Recipe {
        setup: "§b = bytearray($y)\n§v = memoryview(§b)",
        uses: &[
            "§v[0] = $i & 255\nTELL(§b)",
            "§v[1:3] = $y\nTELL(§b)",
            "TELL(bytes(§v[1:]), len(§v), §v[-1])",
            "§w = §v[:2]\n§w[0] = 65\nTELL(§b, §w == b'A')",
        ],
    },
    Recipe {
        setup: "from array import array\n§a = array('h', [i % 1000 for i in $l])",
        uses: &["§a.append($i % 1000)\nTELL(list(§a))", "§a[0] = $i % 1000\nTELL(§a[0])", "TELL(sum(§a), len(§a), list(§a[1:]))"],
    },
    Recipe {
        setup: "import io\n§f = io.StringIO($s)",
        uses: &[
            "TELL(§f.read($i % 4), §f.getvalue())",
            "§f.write($s)\nTELL(§f.getvalue())",
            "§f.seek(0)\nTELL(§f.readline())",
            "with io.BytesIO($y) as f:\n    TELL(f.read(2), f.read())",
        ],
    },
    Recipe {
        setup: "
import struct, json, binascii, heapq
§j = json.dumps($d)
§h = []",
        uses: &[
            "TELL(§j, json.loads(§j))",
            "TELL(json.loads(json.dumps($l)), json.dumps($t))",
            "TELL(struct.pack('<bHi', $i % 100, $i & 0xffff, $i % 1000), struct.calcsize('>hhl'))",
            "TELL(struct.unpack('>HB', ($y + b'123')[:3]))",
            "heapq.heappush(§h, $i)\nTELL(§h)",
            "TELL(heapq.heappop(§h))",
            "h = $l\nheapq.heapify(h)\nTELL(h[0], heapq.heappop(h))",
            "TELL(binascii.crc32($y), binascii.b2a_base64($y), binascii.a2b_base64('YWI='))",
            "b = bytearray(8)\nstruct.pack_into('>H', b, 2, $i & 0xffff)\nTELL(b, struct.unpack_from('<I', b, 1))",
            "TELL(binascii.hexlify($y), binascii.unhexlify('0aff'))",
        ],
    },
    Recipe {
        setup: "
import re, hashlib
§r = re.compile('([a-z]+)([0-9]*)')
§m = §r.match('ab12')
class §New:
    made = []
    def __new__(cls, n):
        o = object.__new__(cls)
        cls.made.append(n)
        return o
    def __init__(self, n):
        self.n = n
§o = §New($i)",
        uses: &[
            "TELL(§m.group(0), §m.group(1), §m.groups())",
            "m = §r.search($s)\nTELL(m and m.group(2))",
            "TELL(hashlib.sha256($y).digest())",
            "TELL(§New($i).n, len(§New.made), callable(§New), callable($i))",
            "TELL(globals()['§o'] is §o if '§o' in globals() else 'lib', dir(§o)[-1])",
            "TELL(slice(1, $i % 4) == slice(1, 2), $l[slice(None, 2)])",
        ],
    },
    // Classes: properties, class variables, local classes, more than one base.
    Recipe {
        setup: "
class §Prop:
    count = 0
    items = []
    def __init__(self, v):
        self._v = v
        §Prop.count += 1
    @property
    def v(self):
        return self._v
    @v.setter
    def v(self, new):
        note('set', new)
        self._v = new
    @v.deleter
    def v(self):
        del self._v
    @classmethod
    def make(cls, *a):
        return cls(a)
    @staticmethod
    def add(a, b=2):
        return a + b
§o = §Prop($a)
§m = §o.make
§items = §Prop.items",
        uses: &[
            "§o.v = $a\nTELL(§o.v, §Prop.count)",
            "del §o.v",
            "TELL(§o.v)",
            "§o.items.append($i)\nTELL(§Prop.items, §items is §o.items)",
            "TELL(§m($i, $i).v, §Prop.add($i), §o.add(1, b=$i))",
            "§Prop.new = lambda self, n: (self.count, n)\nTELL(§o.new($i))",
            "§o.count += 1\nTELL(§o.count, §Prop.count)\ndel §o.count\nTELL(§o.count)",
            "setattr(§o, 'dyn', $i)\nTELL(getattr(§o, 'dyn'), hasattr(§o, 'nope'), getattr(§o, 'nope', $i))",
            "delattr(§o, 'dyn')",
            "§o.make = $f\nTELL(§o.make($i))",
        ],
    },
    Recipe {
        setup: "
class §A:
    def who(self):
        return ['A']
    def only(self):
        return 'a'
class §B:
    kind = 'b'
    def who(self):
        return ['B']
class §D(§B, §A):
    def who(self):
        return ['D'] + super().who()
    def __setattr__(self, name, v):
        note(name, v)
        super().__setattr__(name, v)
§d = §D()",
        uses: &[
            "TELL(§d.who(), §d.only(), §d.kind, isinstance(§d, (§A, int)), issubclass(§D, §B))",
            "§d.x = $i\nTELL(§d.x)",
            "§A.only = lambda self: $s\nTELL(§d.only())",
            "§B.who = §A.who\nTELL(§d.who())",
            "del §B.kind",
            "§B.kind = $a\nTELL(§d.kind)",
            "§d.__class__.extra = $i\nTELL(§D.extra)",
        ],
    },
    Recipe {
        setup: "
def §local(n, s):
    class Local:
        m = n
        n = m + 1
        tag = s
        del m
        def get(self):
            return (n, self.n, s)
        def __eq__(self, o):
            return n == o.n
        def __hash__(self):
            return 3
    return Local
§L = §local($i, $s)
§x = §L()",
        uses: &["TELL(§x.get(), §L.n, hasattr(§L, 'm'))", "TELL(§local($i, $s)().get())", "TELL(§x == §L(), {§x: 1}[§L()])"],
    },
    // Subclasses of built-in types.
    Recipe {
        setup: "
class §List(list):
    def __init__(self, *a):
        super().__init__(a)
        self.tag = 'l'
    def total(self):
        return sum(self) + len(self)
class §Dict(dict):
    def get2(self, k):
        return (self.get(k), k in self)
§l = §List(1, 2, $i)
§d = §Dict($d)",
        uses: &[
            "§l.append($i)\nTELL(§l.total(), len(§l), §l[0], §l.tag)",
            "§d[$s] = $i\nTELL(§d.get2($s), len(§d))",
            "TELL(§l == [1, 2, 3], sorted(§l), [i for i in §l])",
            "§l[0] = $i\n§l.tag += 'x'\nTELL(list(§l), §l.tag)",
        ],
    },
    // Frozen containers under several names.
    Recipe {
        setup: "
§base = [$l, $l]
§same = §base[0]
§table = {'row': §same, 'n': $i}
§box = (§same, §table)",
        uses: &[
            "§same.append($i)\nTELL(§base, §table, §box[0] is §same)",
            "§base[0] = $l\nTELL(§base, §same)",
            "§table['row'] += [$i]\nTELL(§same, §base[0] is §table['row'])",
            "§box[1]['new'] = §same\nTELL(§table, len(§box[1]))",
            "§base.append(§base[0][:])\nTELL(§base)",
            "§base[0].clear()\nTELL(§box[0])",
            "del §table['row']\nTELL(§box)",
            "§table['n'] += 1\nTELL(§table)",
            "§base[1], §base[0] = §base[0], §base[1]\nTELL(§base, §same)",
        ],
    },
    Recipe {
        setup: "§d = {i: str(i) for i in range($i % 24)}\n§keys, §vals = §d.keys(), §d.values()",
        uses: &[
            "§d[$i % 30] = $s\nTELL(§d, len(§keys))",
            "TELL(§d.pop($i % 30, None), list(§keys))",
            "del §d[$i % 10]\nTELL(list(§vals))",
            "§d.update({$i % 30: 'u', 3: 'v'})\nTELL(§d)",
            "TELL(§d.setdefault($i % 30, 'dflt'), sorted(§d))",
            "§d.clear()\nTELL(§d, list(§keys))",
            "TELL(3 in §keys, [k for k in §d if k % 2], §d == dict(§d))",
            "§d.pop(3)",
            "TELL(§d.popitem(), §d)",
        ],
    },
    Recipe {
        setup: "§s = $e\n§fz = frozenset(§s)\n§alias = §s",
        uses: &[
            "§s.add($i)\nTELL(§alias, §fz)",
            "§s.discard($i)\nTELL(§s, len(§alias))",
            "§s |= $e\nTELL(§alias, §s is §alias)",
            "§s.update($l)\nTELL(§s == §fz, §s >= §fz)",
            "§s.remove($i)",
            "§s -= §fz\nTELL(§alias)",
            "§s.intersection_update($l)\nTELL(§alias)",
            "§s ^= {1, 2}\nTELL(§s)",
            "§s.clear()\nTELL(§alias)",
        ],
    },
    // Attribute look-up by hand, comparison by special methods.
    Recipe {
        setup: "
class §Num:
    def __init__(self, n):
        self.n = n
    def __eq__(self, o):
        return isinstance(o, §Num) and self.n == o.n
    def __hash__(self):
        return hash(self.n % 7)
    def __lt__(self, o):
        return self.n < o.n
    def __add__(self, o):
        return §Num(self.n + (o.n if isinstance(o, §Num) else o))
    __radd__ = __add__
    def __iadd__(self, o):
        self.n += o
        return self
    def __imul__(self, o):
        return §Num(self.n * o)
    def __matmul__(self, o):
        return (self.n, o)
    def __repr__(self):
        return 'N%d' % self.n
§nums = [§Num(3), §Num($i % 10), §Num(-1)]
§same = §nums[0]
§index = {§Num(i): i for i in range(12)}",
        uses: &[
            "print(sorted(§nums), max(§nums), sum(§nums, §Num(0)))",
            "§same += $i\nprint(§nums, §same is §nums[0])",
            "§nums[1] *= 2\nprint(§nums)",
            "print(§nums[0] @ $s, 1 + §nums[0], §nums[0] + 2)",
            "TELL(§index[§Num($i % 14)])",
            "TELL(§Num(3) in §index, §index.get(§same), §nums.index(§Num(-1)))",
            "del §index[§Num($i % 12)]\nTELL(len(§index))",
            "§nums.sort(reverse=True)\nprint(§nums)",
            "print(§nums, (§same,), {1: §same}, '%s %r' % (§same, §same))",
            "§nums.remove(§Num(-1))\nTELL(§nums.count(§same))",
        ],
    },
];
