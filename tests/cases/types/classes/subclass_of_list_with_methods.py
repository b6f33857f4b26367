# Classes derived from list with special methods, properties, __new__ and __init__ of their own.
class L(list):
    pass


class M(list):
    def __init__(self, *a):
        super().__init__(*a)
        self.n = len(self)

    def __len__(self):
        return 99

    def __getitem__(self, i):
        return 'gi%s' % (i,)

    def __setitem__(self, i, v):
        print('si', i, v)
        super().__setitem__(i, v)

    def __delitem__(self, i):
        print('di', i)

    def __iter__(self):
        return iter('it')

    def __contains__(self, x):
        return x == 'c'

    def append(self, x):
        print('append', x)
        super().append(x)
        list.append(self, x)

    def __add__(self, o):
        return 'add'

    def __eq__(self, o):
        return 'eq'

    def __repr__(self):
        return 'M!'

    def __call__(self):
        return 'call'

    def __bool__(self):
        return False
m = M([1, 2])
del m[0]


class N(L):
    def first(self):
        return self[0]

    def rev(self):
        return self[::-1]

    @property
    def last(self):
        return self[-1]
n = N([1, 2])
print(n.first(), n.rev(), n.last, isinstance(n, L))
n.clear()
print(n)


class O(list):
    def __new__(cls, *a):
        print('new', a)
        return super().__new__(cls)

    def __init__(self, *a):
        print('init')
        super().__init__(a)
print(O(1, 2))


class P(list):
    def __init__(self):
        pass
p = P()
p.append(1)
print(p)
try:
    hash(L())
except TypeError:
    print('TypeError')
d = {}
d['k'] = L([1])
print(d, [L([1])], '%s' % L([1]), '{}'.format(L([2])))
print(L.append, L.__name__) if False else print(L.__name__)
import json
try:
    print(json.dumps(L([1, 2])))
except TypeError:
    print('TypeError')
