# Literals of every type, lines that are continued, several statements on a line.
pass
...
print(..., Ellipsis is ...)
print(1_000, 0xFF, 0o17, 0b11, 1e2, 1.5e-1, .5, 5., 1j if False else "no j")
print("a\tb\\n\x41\u00e9\101\
c", r"raw\n", b"by\x01\xff", 'single', """triple
line""", 'it''s')
print("a" 'b' """c""", ("paren"
      "thes"), [1,
      2,
      ], {"trailing": 1, })
if True: print("one line")
for i in (1, 2): print(i, end=" ")
print()
class E: pass
def f(): return 5
x = 5; y = 6; print(x, y)
if x == 5 and \
   y == 6:
    print("continued")
print(not x, -x, +x, ~x)
print((1), (1,), (), [], {}, {1})
def g(a,
      b=(1,
         2),
      *c):
    return a, b, c
print(g(1), g(1, 2, 3))
"a docstring-like expression"
42
None
print(True, False, None, __name__)
