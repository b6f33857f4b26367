# A builtin is replaced and put back; bodies that are imported meanwhile use the other one.
import builtins
import usual

print(usual.total, usual.largest)
before = builtins.sum
builtins.sum = lambda items: "%d items" % len(list(items))
builtins.quick = "a new builtin"
import changed

print(changed.total, usual.again(), changed.word)
builtins.sum = before
del builtins.quick
import normal

print(normal.total, normal.word, usual.again())
