# Identifiers and strings outside of ASCII.
größe = 5
名前 = "name"
print(größe, 名前, "añb€c😀", len("añb€c😀"), "€" in "a€")
print("é"[0], "aéb"[1:], "aéb"[::1], "éa".find("a"), "日本語"[1], "日本語"[-1])
print({"ключ": "значение"}["ключ"], "|".join(c for c in "ñé"))
print("ü".encode(), b"\xc3\xbc".decode(), ord("€"), chr(8364), chr(0x1F600))
print("\u00fc" == "ü", "\U0001F600", "•")

class Straße:
    länge = 10

print(Straße.länge, getattr(Straße, "länge"), hasattr(Straße(), "länge"))
print(repr("tab\t nl\n quote'"), repr("\x00\x7f"), "x\x00y" == "x\0y")
print("a€b".replace("€", "E"), "€".join(["1", "2"]), "a€b€c".split("€"), "%s€" % 5)
