import time
time.ticks_ms()

table = {'a': [1, 2, 3], 'b': (4, 5), 'c': 'xyz', 'd': None}


def fetch(key, index):
    try:
        return table[key][index]
    except (KeyError, IndexError):
        return -1


def probe(key, index):
    try:
        v = fetch(key, index)
        return v + 1
    except TypeError as e:
        if isinstance(v if key == 'c' else None, str):
            return 100
        return 200
    except Exception:
        return 300


def attempt(obj, name):
    try:
        return getattr(obj, name)
    except AttributeError:
        return None


t = 0
missing = 0
for i in range(900):
    key = 'abcdez'[i % 6]
    t += probe(key, i % 4)
    if attempt(key, ('upper', 'lowest', 'nothing')[i % 3]) is None:
        missing += 1
    try:
        assert i % 10, 'ten'
        t += 1
    except AssertionError:
        t -= 5
print('lookup', t, missing)
