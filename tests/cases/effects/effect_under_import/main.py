# A module that another imports stops at an effect, also under try with a bare except.
log = ["main"]
import middle
log.append(middle.result)
print(log)
try:
    import guarded
except:
    print("WRONG")
print(guarded.state)
