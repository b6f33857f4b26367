# Escapes in strings and bytes, and their repr.
for b in (b"\a\b\f\n\r\t\v\\\'\"\0", b"\1\12\123\x41\xff\377", b"\u0041", b"\q", b'"', b"'", b"'\"", b"\x7f~ "): print(b, len(b), list(b))
print(repr("'"), repr('"'), repr("'\""), repr("\\"), repr("a\nb"), str(["'", '"', "\n"]), repr(""), repr("\t"))
