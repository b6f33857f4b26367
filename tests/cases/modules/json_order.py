# oracle: cpython MicroPython forgets the order of dicts
# Objects keep the order of their keys through json.loads and json.dumps.
import json
print(json.dumps({"z": 1, "a": 2, "m": {"y": 3, "b": 4}}))
d = json.loads('{"z": 1, "a": 2, "m": [{"q": 1, "c": 2}]}')
print(d, list(d), list(d["m"][0]))
d["new"] = 1
del d["z"]
d["z"] = 2
print(json.dumps(d))
