# A module that raises while it is imported is gone afterwards, and tried again at the next import.
import sys
for attempt in (1, 2):
    try:
        import broken
        print("imported?")
    except ValueError as e:
        print("attempt", attempt, e)
    print("broken" in globals(), "broken" in sys.modules)
try:
    from broken import early
    print("imported?")
except ValueError as e:
    print("from", e)
try:
    import outer
except KeyError as e:
    print("through outer", e.args, "outer" in sys.modules)
import log
print(log.entries)
