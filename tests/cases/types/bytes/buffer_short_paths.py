# differs: wraps numbers that do not fit, and has other messages
# Slices of equal length, items and appending, for objects with bytes.
from array import array

FROZEN = bytearray(b'frozen-bytes')
NUMBERS = array('h', [1, -2, 300])


def attempt(f, *args):
    try:
        print(f(*args))
    except Exception as e:
        print(type(e).__name__)


def put(target, start, stop, x):
    target[start:stop] = x
    return bytes(target)


b = bytearray(b'0123456789')
print(put(b, 2, 5, b'abc'))
print(put(b, -3, None, bytearray(b'xyz')))
print(put(b, None, 1, memoryview(b'Q')))
print(put(b, 4, 2, b''))
print(put(b, 20, 30, b''))
print(put(b, 1, 3, b'longer'))
print(put(b, 1, 8, b''))
print(put(b, 0, 3, memoryview(b)[2:5]))

m = memoryview(bytearray(b'0123456789'))
print(put(m, 3, 5, b'ab'))
print(put(m, -2, None, b'yz'))
attempt(put, m, 0, 3, b'ab')
attempt(put, m, 3, 1, b'')
attempt(put, m[2:6], 1, 3, b'--')
print(bytes(m))
attempt(put, m, 0, 1, array('h', [1]))
attempt(put, memoryview(b'abc'), 0, 1, b'x')
m[2:6] = m[0:4]
print(bytes(m))

words = array('i', [1, 2, 3, 4])
view = memoryview(words)
view[1:3] = array('i', [-1, 70000])
print(list(words), list(view[1:]), list(view[2:2]))
words[0:2] = array('i', [9, 8])
print(list(words), list(words[1:3]), list(words[:0]))

for code in 'bBhHiIlLqQ':
    a = array(code, [1, 2, 100])
    for i in range(20):
        a.append(i * 7)
    print(code, len(a), sum(a), [x for x in a][-3:], list(memoryview(a))[:3])
f = array('f', [0.5])
f.append(1.5)
f.append(2)
print([x for x in f])
wrap = array('b')
for i in (127, -128, 5):
    wrap.append(i)
print(list(wrap))
print([x for x in array('I', [4000000000, 1])], [x for x in array('i', [-2000000000])])
attempt(array('b', [1]).append, 'x')


def growing():
    a = array('B', [1, 2])
    for x in a:
        if x < 5:
            a.append(x + 2)
    return list(a)


print(growing())

for x in NUMBERS:
    print(x, end=' ')
print()
NUMBERS[1] = 7
NUMBERS.append(8)
print([x for x in NUMBERS])
FROZEN[0:6] = b'FROZEN'
FROZEN[7:] = b'BYTES'
print(FROZEN)
