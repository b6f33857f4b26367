# differs: MicroPython's dumps writes UTF-8 where CPython writes \u escapes, and keeps keys that are no strings
# json.dumps of text outside of ASCII, and of keys that are no strings.
import json
print(json.dumps("é€"), json.dumps({"ключ": "ü"}), json.dumps("\x01\x1f"), json.loads(json.dumps("añ€")) == "añ€")
print(json.dumps({1: "int key"}), json.dumps("/"))
