# The hash does not depend on how the data comes.
import hashlib
data = bytes(range(256)) * 3
whole = hashlib.sha256(data).digest()
print(len(whole), whole[:4])
for size in (1, 3, 55, 64, 65, 200, 768):
    h = hashlib.sha256()
    for i in range(0, len(data), size):
        h.update(data[i : i + size])
    print(h.digest() == whole)
