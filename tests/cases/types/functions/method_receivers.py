# Methods of built-in types called with what they are not for.
for f in (lambda: list.append(), lambda: list.append(1), lambda: list.append(1, 2), lambda: list.append([], 1), lambda: str.upper(1), lambda: dict.get([], 1), lambda: set.add({}, 1), lambda: bytes.decode('a'), lambda: tuple.count([], 1), lambda: int.to_bytes('a', 1, 'big'), lambda: str.join([], 'a'), lambda: list.sort((1,)), lambda: dict.keys([]), lambda: bytearray.append(b'', 1), lambda: list.append(object(), 1), lambda: dict.update([], {}), lambda: set.update([], {}), lambda: str.format(1), lambda: list.pop({}), lambda: dict.pop([], 0)):
    try:
        print(f())
    except TypeError:
        print('TypeError')


class A:
    def foo(self):
        return 'foo'


class L(list):
    pass
l = L()
print(l)
try:
    list.append(A(), 1)
except TypeError:
    print('TypeError')
