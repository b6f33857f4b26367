# __import__ with names and levels that cannot be.
for args in (("",), ("sys", None, None, None, -1), ("nothing_there",)):
    try:
        __import__(*args)
    except (ValueError, ImportError) as e:
        print(type(e) is ValueError)
try:
    __import__()
except TypeError:
    print("TypeError")
try:
    __import__(1)
except TypeError:
    print("TypeError")
