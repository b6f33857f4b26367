# Freezing stops in each part of try; no handler, not even a bare except, sees the stop.
log = []
try:
    log.append("try")
    print("effect under bare except")
    log.append("after")
except:
    log.append("WRONG except")
else:
    log.append("else")
finally:
    log.append("finally")
print(log)
try:
    try:
        print("effect under finally")
    finally:
        log.append("f1")
        print("effect in finally")
        log.append("f2")
except BaseException:
    log.append("WRONG base")
try:
    raise ValueError("v")
except ValueError as e:
    print("effect in except", e)
    log.append(str(e))
print(log)

def f():
    try:
        return print("effect in return") or "value"
    except BaseException:
        return "WRONG"
    finally:
        print("effect in f's finally")

print(f())
try:
    try:
        raise KeyError("k")
    finally:
        print("finally with an exception on its way")
except KeyError as e:
    print("arrived", e.args)
