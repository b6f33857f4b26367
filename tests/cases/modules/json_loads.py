# json.loads of values of every type, escapes, white space, and text that is no JSON.
import json
print(json.loads('[1, -2, 2.5, true, false, null, "s"]'), json.loads('{"a": {"b": [1]}}')["a"]["b"])
print(json.loads("  5 "), json.loads('"x"'), json.loads("[]"), json.loads("{}"), json.loads("1e3"), json.loads("-0.5"))
print(json.loads('"\\u00e9\\n\\t\\"\\\\\\/"'), len(json.loads('"\\u20ac"')), json.loads('"é"') == "é")
for bad in ("", "[1", '{"a"', "nul", "]", "tru", "[1, 2}x", "{"):
    try:
        json.loads(bad)
        print("accepted", bad)
    except ValueError:
        print("ValueError", end=" ")
print()
d = {"list": [1, 2, [3]], "n": None}
print(json.loads(json.dumps(d)) == d, json.loads(b'{"b": 1}')["b"], type(json.loads("1.0")).__name__)
print(json.loads("\n[\n1 ,\n2 ]\n"), json.loads('{"a":1,"a":2}')["a"])
