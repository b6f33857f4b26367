# Separators, in dumps and dump.
import io
import json
for sep in ((",", ":"), (", ", ": "), (" ; ", " = "), ["-", ">"], None):
    print(json.dumps({"a": [1, 2, {"b": None}]}, separators=sep))
    s = io.StringIO()
    json.dump([1, {"a": 2}], s, separators=sep)
    print(s.getvalue())
for sep in ((), (",",), 1, (",", ":", ";")):
    try:
        print(json.dumps([1, {"a": 2}], separators=sep))
    except (TypeError, ValueError):
        print("error")
