# encode and decode of UTF-8, and bytes that are none.
s = "héllo €"
b = s.encode()
print(b, len(b), b.decode(), b.decode("utf-8") == s, str(b, "utf-8"), bytes(s, "utf-8") == b)
print("abc".encode("ascii") if False else "abc".encode(), b"abc".decode())
try:
    b"\xff\xfe".decode()
except UnicodeError:
    print("UnicodeError")
try:
    bytes("text")
except TypeError:
    print("TypeError")
print(str(b"xyz", "utf8"), bytearray("é", "utf-8"), "".encode(), b"".decode() == "")
print([hex(x) for x in "ü".encode()], "€".encode()[0], bytes("a", "utf8"))
print(bytearray(b"caf\xc3\xa9").decode())
