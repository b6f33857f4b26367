# differs: CPython wants brackets around such a list
# A comma may stand behind the last name of an import.
from sys import version, maxsize,  # both
if version: from sys import path,; print("imported")

print(isinstance(version, str), maxsize > 1000, isinstance(path, list))
