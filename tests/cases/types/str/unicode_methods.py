# oracle: cpython MicroPython pads fields by bytes
# Methods on text that is not ASCII.
s = "  é€ B é  "
print(repr(s.strip()) == repr("é€ B é"), s.split() == ["é€", "B", "é"], s.replace("é", "ee").strip(), s.lower().count("b"), s.startswith("  é"), s.endswith("é  "))
print("é€".join("abc"), "a€b€c".split("€"), "a€b€c".partition("€")[0], "a€b".rpartition("€")[2], "é" < "€", "z" < "é", max("aé€"), "".join(sorted("€aé")))
print("%s|%5s|%-5s|%.2s" % ("é", "é€", "é€", "é€x"), "{:>4}|{:<4}|{:^5}".format("é", "é€", "é"))
print("é€".encode(), b"\xc3\xa9\xe2\x82\xac".decode() == "é€", str(b"\xc3\xa9", "utf-8") == "é", bytes("é", "utf-8"), "é" * 3, "é" + "€", hash("é") == hash("\xe9"))
for bad in (b"\xff", b"\xc3", b"\xe2\x82", b"a\x80", b"\xc3\x28"):
    try:
        print(bad.decode())
    except UnicodeError:
        print("UnicodeError")
été = 1
ñ_2 = été + 1
print(été, ñ_2, {"é": 1}["\xe9"], "é" in {"é"})
