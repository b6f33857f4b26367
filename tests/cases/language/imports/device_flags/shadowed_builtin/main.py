# A global of another module shadows a builtin as soon as the program has set it; deleting it brings the builtin back.
import util

print(util.size("abc"))
util.len = lambda x: 100
import measures

print(measures.size, measures.own)
del util.len
import more_measures

print(more_measures.size, util.size([1]))
