# sub: groups in the replacement, counts, anchors.
import re
print(re.sub("a", "b", "c"), re.sub("a", "b", ""), re.sub("a+", "-", "aabaa"), re.sub("(a)(b)", r"\2\1", "abcab"), re.sub("(a)(b)", r"\g<2>\g<1>", "abcab"), re.sub("(a)", r"[\1]", "banana", 2))
print(re.sub("def\\s+([a-zA-Z_][a-zA-Z_0-9]*)\\s*\\(\\s*\\):", "static PyObject*\npy_\\1(void){\n  return;\n}\n", "\n\ndef myfunc():\n\ndef myfunc1():\n\ndef myfunc2():"))
print(re.sub("^a", "b", "aaa"), re.sub("a$", "b", "aaa"), re.sub("a", "b", "a" * 300) == "b" * 300, re.sub(b"a", b"-", b"cac"))
for repl in (r"\3", r"\g<3>"):
    try:
        print(re.sub("(a)(b)", repl, "ab"))
    except Exception as e:
        print("error")
