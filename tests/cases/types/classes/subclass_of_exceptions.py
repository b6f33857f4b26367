# Exception classes with special methods.
class B(Exception):
    def __init__(self, msg):
        self.msg = msg
e = B('m')
print(e.args, e.msg, e)


class C(OSError):
    def __init__(self, c):
        super().__init__(c, 'text')
e = C(2)
print(e.errno, e.args)


class D(StopIteration):
    pass


def g():
    try:
        yield 1
    except D as d:
        print('D', d.value)
    yield 2
i = g()
next(i)
print(i.throw(D(9)))


class E(Exception):
    def __eq__(self, o):
        return True

    def __bool__(self):
        return False

    def __len__(self):
        return 4

    def __getitem__(self, i):
        return i

    def __call__(self):
        return 'called'

    def __iter__(self):
        return iter('ab')
e = E(1)
print(e == 5, bool(e), len(e), e[3], e(), list(e))
