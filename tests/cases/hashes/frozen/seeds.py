import hashlib

COMMON = hashlib.sha256(b"common")
DONE = hashlib.sha256(b"done").digest()
OTHER = hashlib.sha256(b"x" * 70)
OTHER.update(b"y")
