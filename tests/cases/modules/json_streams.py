# json.dump and json.load with streams.
import json, io
s = io.StringIO()
json.dump({"k": [1, 2]}, s)
print(s.getvalue())
s.seek(0)
print(json.load(s))
print(json.load(io.StringIO('["stream", 1]')))
try:
    json.load(io.StringIO("{"))
except ValueError:
    print("ValueError")
out = io.StringIO()
for x in (1, "a", None):
    json.dump(x, out)
    out.write("\n")
print(out.getvalue().split("\n"))
