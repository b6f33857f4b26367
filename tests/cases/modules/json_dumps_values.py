# dumps of every type that JSON has, and of keys that are no strings.
import json
for v in (None, True, False, 0, -5, 10**20, 1.5, "abc", "", [], {}, (), [1, [2, [3]]], {"a": 1}, {"a": {"b": []}}, (1, 2), "\n\t\r\"\\/", "\x00\x01\x1f", [None, True, "x"], {1: 2}):
    print(json.dumps(v))
