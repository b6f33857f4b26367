# loads of everything that JSON has, with spaces anywhere.
import json
for s in ("null", "true", "false", "1", "-1", "0", "1.5", "-1.5e2", "1e3", "1E+2", "100000000000000000000", "[]", "[ ]", "{}", "{ }", "[1,2,3]", "[1, [2, [3]], {}]", '{"a": true, "b": [false]}', '"abc"', '""', r'"\n\t\r\b\f\"\\\/"', r'"\u0041"', "  \t\n\r [ \n1 ,\t2 ] \n", '{"a":{"b":{"c":[1,{"d":2}]}}}', '{"a":1,"a":2}', '"\\u0000"', b"[1]", bytearray(b'{"a": 1}')):
    print(repr(s), json.loads(s))
