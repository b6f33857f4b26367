# differs: CPython lets programs change errno.errorcode
# errno.errorcode is read like a dict and cannot be changed; a copy can.
import errno

before = errno.errorcode.copy()
d = errno.errorcode
CALLS = (
    lambda: d.popitem(),
    lambda: d.pop(errno.ENOENT),
    lambda: d.pop(0),
    lambda: d.setdefault(0, 0),
    lambda: d.update([(1, 2)]),
    lambda: d.update({1: 2}),
    lambda: d.__setitem__(1, "x"),
    lambda: d.__delitem__(errno.EIO),
    lambda: d.clear(),
)
for i, f in enumerate(CALLS):
    try:
        print(i, f())
    except TypeError:
        print(i, "TypeError")
print(d == before, d == errno.errorcode, before == d, d[errno.EIO], len(d) == len(before))
print(type(d), errno.ENOENT in d, d.get(errno.EINVAL), 0 in d)
before[0] = "none"
print(len(before) - len(d))
