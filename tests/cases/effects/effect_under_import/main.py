log = ["main"]
import middle
log.append(middle.result)
print(log)
try:
    import guarded
except:
    print("WRONG")
print(guarded.state)
