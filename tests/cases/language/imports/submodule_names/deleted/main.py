# A package deletes the name of its submodule; another module deletes one later.
import mill

print(hasattr(mill, "wheel"), mill.turns)
import miller

print(hasattr(mill, "wheel"), hasattr(mill, "stone"), miller.weight)
import mill.stone

print(hasattr(mill, "stone"), mill.turns)
try:
    print(mill.stone)
except AttributeError:
    print("no stone")
import sys

print(sys.modules["mill.stone"].weight, sys.modules["mill.wheel"].turns)
