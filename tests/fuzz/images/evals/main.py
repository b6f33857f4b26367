"""Expressions compiled at freeze time."""
import time
from probe import probe

limit = 3
table = {"key": [1, 2]}
conditions = ["limit > 2 and limit", "table['key'][0] + limit", "[x * limit for x in (1, 2)]", "len(table) == 1", "limit + 1"]
fields = {c: len(c) for c in conditions}


def twice(x):
    return 2 * x


time.ticks_ms()
print([eval(c) for c in conditions], eval("limit + 1", {"limit": 5}), eval(" limit > 2 and limit"), [twice(eval(c)) for c in conditions if len(c) < 16])
try:
    eval("no such text")
except Exception as e:
    print(e)
probe((conditions, fields, twice, eval))
