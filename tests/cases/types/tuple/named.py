# Named tuples with fields from text, a tuple, or none; unpacking and iteration.
from collections import namedtuple
T = namedtuple('T', ['foo', 'bar'])
t = T(1, 2)
print(namedtuple('T2', 'a b c')(1, 2, 3), namedtuple('T3', ('x',))(5), namedtuple('T4', [])())
print(namedtuple('T5', 'a,b' if False else 'a b')(1, 2))
a, b = t
print(a, b)
T6 = namedtuple('T6', iter(['a', 'b'])) if False else T
print([x for x in t], max(t), t.__class__ is T)
