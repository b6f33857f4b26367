//! Modules of the library, and the rarer methods and attributes of built-in types.
//!
//! Floats are multiplied and rounded, since CPython's have more precision.

use super::Recipe;

/// The props of this file.
pub static RECIPES: &[Recipe] = &[
    Recipe {
        setup: "import math as §m\n§q = [0.25, 0.5, 0.75]",
        uses: &[
            "for f in (§m.sin, §m.cos, §m.tan, §m.asin, §m.acos, §m.atan): TELL([int(f(x) * 100 + 0.5) for x in §q])",
            "for f in (§m.sinh, §m.cosh, §m.tanh, §m.asinh, §m.atanh): TELL([int(f(x) * 100 + 0.5) for x in §q])",
            "for f in (§m.exp, §m.expm1, §m.log, §m.log2, §m.log10): TELL([int(f(x) * 100 + 0.5) for x in §q])",
            "for f in (§m.erf, §m.erfc, §m.gamma, §m.lgamma): TELL([int(f(x) * 100 + 0.5) for x in §q])",
            "for f in (§m.degrees, §m.radians): TELL([int(f(x) * 10 + 0.5) for x in §q])",
            "TELL(int(§m.acosh(2.5) * 100 + 0.5), int(§m.atan2($i % 7 - 3, 2) * 100 + 0.5))",
            "TELL(§m.ldexp(0.75, 3), §m.frexp(6.5), §m.fmod(7.5, 2.0), §m.factorial($i % 9))",
            "TELL(§m.isclose(0.5, 0.5), §m.isclose(0.5, 0.75), §m.isinf(§m.inf), §m.isnan(§m.nan), §m.isfinite(0.5))",
            "TELL(int(§m.pi * 100), int(§m.e * 100), int(§m.tau * 100))",
            "TELL(§m.sqrt(-1.0))",
            "TELL(§m.log(0.0))",
            "TELL(§m.acos(2.0))",
        ],
    },
    Recipe {
        setup: "import json as §json\nimport io as §io\n§text = §io.StringIO('ab\\ncde\\nf')\n§data = §io.BytesIO(b'0123456789')",
        uses: &[
            "s = §io.StringIO()\n§json.dump($l, s)\nTELL(s.getvalue(), §json.loads(s.getvalue()))",
            "s = §io.StringIO()\n§json.dump({'a': $i, 'b': [None, True, $i]}, s)\ns.seek(0)\nTELL(§json.load(s))",
            "TELL(§json.load(§io.StringIO('[1, {\"a\": null}, \"x\", false]')))",
            "TELL(§json.load(§io.StringIO('[1, ')))",
            "TELL(§text.seek(0, §io.SEEK_SET), §text.read(3), §text.tell())",
            "TELL(§text.readlines(), §text.flush())",
            "§text.seek(0)\nTELL(§text.readline(), §text.readlines())",
            "TELL(§text.seek(0, §io.SEEK_END), §text.read())",
            "TELL(§data.seek($i % 9, §io.SEEK_SET), §data.seek(1, §io.SEEK_CUR), §data.tell(), §data.read(2))",
            "x = bytearray(3)\nTELL(§data.readinto(x), x, §data.tell())",
            "§data.seek(0, §io.SEEK_END)\nTELL(§data.write($y), §data.getvalue())",
        ],
    },
    Recipe {
        setup: "import re as §re\n§match = §re.match('(a+)(b*)', 'aabxab')",
        uses: &[
            "TELL(§re.sub('l+', 'L', 'hello ball' * ($i % 3)))",
            "TELL(§re.sub('(a)(b)', r'\\2\\1', 'xabyab', 1))",
            "TELL(§re.sub('a', lambda m: m.group(0) * 2, 'banana'))",
            "TELL(§match.start(), §match.end(), §match.span(1), §match.span(2))",
            "TELL(§match.group(0), §match.group(1), §match.groups())",
            "TELL(§re.compile('b+').sub('-', 'abbab'))",
            "TELL(§re.search('b', 'aab').start())",
        ],
    },
    Recipe {
        setup: "import hashlib as §hashlib\n§h = §hashlib.sha256(b'ab')",
        uses: &[
            "TELL(§hashlib.sha1($y).digest())",
            "h = §hashlib.sha256($y)\nh.update(b'more')\nTELL(h.digest())",
            "TELL(§hashlib.sha256(b'abc').digest() == §hashlib.sha256(b'abc').digest())",
        ],
    },
    Recipe {
        setup: "import sys as §sys",
        uses: &[
            "try:\n    §sys.exit($i)\nexcept SystemExit as x:\n    TELL(x.args)",
            "try:\n    §sys.exit()\nexcept SystemExit as x:\n    TELL(x.args)\nfinally:\n    TELL('finally')",
            "§sys.stdout.write('written\\n')",
        ],
    },
    Recipe {
        setup: "
class §Plain:
    def __init__(self):
        self.v = 1
    @property
    def x(self):
        return self.v
    @x.getter
    def x(self):
        return self.v + 1
    @x.setter
    def x(self, n):
        self.v = n
§o = §Plain()",
        uses: &[
            "§o.x = $i\nTELL(§o.x, §o.v)",
            "object.__setattr__(§o, 'y', $i)\nTELL(object.__getattribute__(§o, 'y'))\nobject.__delattr__(§o, 'y')\nTELL(hasattr(§o, 'y'))",
            "TELL(object.__getattribute__(§o, 'nothing'))",
            "TELL(sorted(vars(§o)), id(§o) == id(§o))",
            "TELL(Ellipsis is ..., __debug__, __import__('aid').kind(KeyError()))",
            "TELL(__import__('nowhere'))",
            "for e in (MemoryError, SystemExit, KeyboardInterrupt, GeneratorExit, IndentationError, SyntaxError): TELL(e.__name__, issubclass(e, Exception))",
            "n = $i\ntry:\n    raise KeyboardInterrupt(n)\nexcept BaseException as e:\n    TELL(type(e).__name__, e.args)",
        ],
    },
    Recipe {
        setup: "from collections import namedtuple as §namedtuple, OrderedDict as §OrderedDict\n§Point = §namedtuple('Point', ('x', 'y'))\n§p = §Point($i, $s)\n§od = §OrderedDict([('a', 1), ('b', 2), ('c', 3)])",
        uses: &[
            "TELL(§p._asdict(), §p._replace(x=$i), §p)",
            "§od.move_to_end('a')\nTELL(list(§od.items()))",
            "§od.move_to_end('c', False)\nTELL(list(§od))",
            "§od.move_to_end('zz')",
            "TELL(§od.popitem(), list(§od))\n§od['d'] = $i",
        ],
    },
    Recipe {
        setup: "§s = 'abcab'\n§view = memoryview(b'abcdef')",
        uses: &[
            "TELL('ab'.center(8, '*'), §s.center(9), §s.center(2))",
            "TELL(b'ab'.center(6), bytearray(b'ab').center(4))",
            "TELL('12'.isdecimal(), 'a1'.isdecimal(), ''.isdecimal())",
            "TELL(§s.translate(str.maketrans('ab', 'xy')), §s.translate({97: None, 98: 'BB'}))",
            "TELL(bytes.fromhex('0aff 10'), bytearray.fromhex('00'))",
            "TELL(bytes.fromhex('0'))",
            "TELL(§view.tobytes(), §view[1:4].tobytes())",
            "TELL(slice($i % 9, None, 2).indices(7), slice(None, -2).indices($i % 9), slice(5, 0, -2).indices(4))",
            "TELL(slice(1, 2).indices(-1))",
        ],
    },
];
