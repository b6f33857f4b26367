# differs: In MicroPython a hash ends with its digest, and has no hexdigest; str is taken for its bytes.
# A hash after its digest was taken, and arguments that hashlib refuses.
import hashlib

h = hashlib.sha256(b"abc")
print(len(h.digest()), hashlib.sha256("abc").digest() == hashlib.sha256(b"abc").digest())
for f in (h.digest, lambda: h.update(b"d"), lambda: h.hexdigest(), lambda: hashlib.sha256(b"a", b"b"), lambda: h.update()):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e.args)
print(h, hashlib.sha256)
