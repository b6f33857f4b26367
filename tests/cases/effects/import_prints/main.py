# An imported module that prints does so once, when its importer reaches the import.
print("main start")
import noisy
print(noisy.value, noisy.f())
import noisy as again
print(again is noisy)
from noisy import items
items.append("main")
print(noisy.items)
