total = sum((5, 5))
try:
    word = quick
except NameError:
    word = "no such name"
