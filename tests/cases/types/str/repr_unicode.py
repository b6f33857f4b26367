# differs: MicroPython's repr escapes everything that is not ASCII
# repr of text outside of ASCII.
for s in ("é", "€", "😀", "añb", "\x80\x9f", "\u2028"):
    print(repr(s), [s], len(s))
print({"ключ": "ü"}, ("日本",), "%r" % "é", f"{'é'!r}", "{!r}".format("€"))
print(str("é"), str(["é"]), "é", eval(repr("é€😀")) == "é€😀")
