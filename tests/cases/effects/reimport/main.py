# A module deleted from sys.modules is evaluated again by the next import.
import sys
import plain, noisy
plain.counter.append("changed")
old = plain
del sys.modules["plain"]
import plain
print(plain is old, plain.counter, old.counter, plain.make() == old.make())
del sys.modules["noisy"]
import noisy
print(noisy.runs, sys.modules["noisy"] is noisy)
keep = sys.modules.pop("plain")
print("plain" in sys.modules, keep is plain)
import plain as third
print(third is keep, third.counter)
sys.modules["plain"] = old
import plain
print(plain is old)
