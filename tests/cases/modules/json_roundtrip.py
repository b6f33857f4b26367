# What dumps writes, loads reads.
import json
for v in (None, True, [1, -2, 10**25], {"a": {"b": [None, False]}}, "", "text \" \\ / \n\t\x01", [], {}, [[[]]], {"k": ""}, [1.5, -0.25, 1e20 > 1], "\u00e9\u20ac"):
    s = json.dumps(v)
    print(json.loads(s) == v, type(json.loads(s)) == type(v))
    print(json.loads(" " + s.replace(",", " , ").replace(":", " : ") + "\n") == v if "text" not in s else True)
