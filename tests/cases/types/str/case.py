# upper, lower and the tests for letters, digits, case and space.
for s in ("hello", "HELLO", "Hello World", "", "123abc"):
    print(s.upper(), s.lower(), s.isupper(), s.islower(), s.isalpha(), s.isdigit(), s.isspace())
print("a1".isalpha(), "42".isdigit(), " \t\n".isspace(), "".isdigit())
words = ["b", "A", "c"]
print(sorted(words), sorted(words, key=str.lower), [w.upper() for w in words])
print("aéb".upper()[0], "MIXED case".lower())
print(str.upper("x"), "abc".upper().lower() == "abc")
