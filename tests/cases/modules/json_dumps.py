# json.dumps of values of every type, and with separators.
import json
print(json.dumps([1, "a", None, True, False, 2.5, [], {}, ()]))
print(json.dumps({"k": [1, {"n": "v"}]}), json.dumps("q\"b\\n\n\t"), json.dumps(""), json.dumps(-5))
print(json.dumps({"a": 1}), json.dumps([[[]]]), json.dumps("s") == '"s"', json.dumps((1, 2)))
print(json.dumps([1, {"a": 2}], separators=(",", ":")), json.dumps(10 ** 12), json.dumps("/"))
try:
    import ujson
except ImportError:
    ujson = json
print(ujson.dumps({"x": 0.5}), ujson.loads("[1]"))
