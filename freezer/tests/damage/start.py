"""Imports everything, and uses it. It stops first, so that each import has a memo."""
print("start")
import rich
from damaged import noisy

print(noisy.loud.total, rich.shared)
print(rich.use())
try:
    import damaged.broken
except KeyError as e:
    print("KeyError", e)
