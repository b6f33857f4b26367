# Tables of bound methods are found in again once they are frozen, whatever their size.
import handlers

print(len(handlers.BY_METHOD), len(handlers.SET), len(handlers.FEW))
print([handlers.BY_METHOD[c.run] for c in handlers.ALL] == list(range(20)))
print(all(c.run in handlers.SET for c in handlers.ALL), any(c.stop in handlers.SET for c in handlers.ALL))
print(handlers.FEW[handlers.ALL[0].run], handlers.ALL[1].run in handlers.FEW, handlers.BY_METHOD[2.5])
print(handlers.BIG[1 << 70], handlers.BIG[-(1 << 64)], handlers.BIG[2.0**80], (handlers.ALL[3].run, 1) in handlers.PAIRS)
handlers.BY_METHOD[handlers.ALL[0].stop] = "new"
del handlers.BY_METHOD[handlers.ALL[1].run]
junk = [[n] for n in range(200)]
junk = None
handlers.SET.add(handlers.Handler(99).run)
print(handlers.BY_METHOD[handlers.ALL[0].stop], handlers.ALL[1].run in handlers.BY_METHOD, handlers.BY_METHOD[handlers.ALL[2].run])
print(len(handlers.SET), handlers.ALL[7].run in handlers.SET, sorted(f() for f in handlers.SET)[-2:])
