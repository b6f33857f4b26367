# sys.modules: imports look there first, also for something that is no module.
import sys, json
print(sys.modules.get("missing_module") is None, "missing_module" in sys.modules)
before = len(sys.modules)
import json as again
print(again is json, len(sys.modules) == before)

class Fake:
    answer = 42

sys.modules["invented"] = Fake
import invented
print(invented.answer, invented is Fake)
from invented import answer
print(answer)
del sys.modules["invented"]
try:
    import invented
    print("still")
except ImportError:
    print("gone")
