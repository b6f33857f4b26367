# differs: CPython allows ASCII alone in bytes
# Characters in a bytes literal are the bytes of their UTF-8.
print(b"21 °C", len(b'°'), b"é"[0], "é".encode() == b"é")
print(b'''µ
''', b"\xb0")
