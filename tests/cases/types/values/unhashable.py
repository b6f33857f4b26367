# differs: CPython hashes views of bytes, and has other messages and parameters
# Values without a hash and their messages; to_bytes with a sign; setting fields of a named tuple.
from collections import namedtuple

for v in (memoryview(b"a"), {}.keys(), {}.items(), [], {}, bytearray(1)):
    try:
        print(hash(v))
    except TypeError as e:
        print(e)
print((-1).to_bytes(2, "little", True), int.from_bytes(b"\xff", "big", True))

p = namedtuple("P", "a b")(1, 2)
for name in ("a", "z"):
    try:
        setattr(p, name, 3)
    except AttributeError as e:
        print(e)
