# Texts that are no JSON.
import json
for s in ("", " ", "[", "]", "{", "}", "[1", "nul", "tru", "None", "a", "abc", "[1]]", "{}{}", "1 2", "[nul]", "'a'", "\\n", '{"a" 1', '"abc', "[1", '{"a":1'):
    try:
        print(repr(s), json.loads(s))
    except ValueError:
        print(repr(s), "ValueError")
for v in (None, 1, []):
    try:
        json.loads(v)
    except TypeError:
        print("TypeError")
