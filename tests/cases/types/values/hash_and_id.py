# hash and id of built-in values and instances, and what __hash__ may return.
print(hash(1), hash(0), hash(True), hash(1) == hash(1.0), hash('a') == hash('a'))
print(hash(()) == hash(()), hash((1, 2)) == hash((1, 2)), hash(None) == hash(None))
print(hash(b'') == hash(b''))


class A:
    def __hash__(self):
        return 123


class B:
    def __eq__(self, o):
        return True


class C:
    def __hash__(self):
        return 1

    def __eq__(self, o):
        return isinstance(o, C)


class D:
    __hash__ = None


class E:
    def __hash__(self):
        return 'x'


class F:
    def __hash__(self):
        return 2 ** 70


class G:
    def __hash__(self):
        return True
print(hash(A()), len({C(): 1, C(): 2}))
for k in (B, D, E):
    try:
        hash(k())
        print('ok')
    except TypeError as e:
        print('TypeError', k.__name__)
print(hash(F()) == hash(F()), hash(G()))
print(hash(A) == hash(A), hash(len) == hash(len), hash(A().__hash__) is not None)
print(hash(...) is not None)

x = [1]
print(id(x) == id(x), id(1) == id(1), type(id(x)))


def gen():
    yield
(hash(gen), hash(gen()))
try:
    hash()
except TypeError:
    print('TypeError')
print(hash(frozenset((1, 2))) == hash(frozenset((2, 1))), hash((1, (2, 3))) == hash((1, (2, 3))))
try:
    hash((1, []))
except TypeError:
    print('TypeError')
