# repr of text and bytes with quotes, escapes and control characters.
for s in ("plain", "it's", 'say "hi"', "both ' and \"", "\n\t\r\\", "\x00\x1f\x7f", ""):
    print(repr(s), str(s), len(s))
print([ "a", "b'c"], {"k": "v\n"}, ("t",))
print(repr(b"bytes\x00\xff'"), repr(b'"'), str(b"a\n"))
print("\x41\u0042\u00e9", "\101", "a\
b", r"\n", len(r"\n"))
print(ascii("x") if False else repr("x"), "%r" % "q'")
print(eval(repr("round'trip\n\"")) == "round'trip\n\"")
