from collections import OrderedDict

table = {"a": 0, "b": 1, "c": 2, "d": 3}
ordered = OrderedDict([("a", 0), ("b", 1), ("c", 2)])
pairs = {(1, "x"): 1, (2, "y"): 2}
same = {"k": 1, "l": 2, "last": 3}
