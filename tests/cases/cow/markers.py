# Marker objects made by object() keep their identity in frozen tuples, dicts, lists and defaults.
A = object()
B = object()
pair = (A, B)
table = {A: "first", B: "second"}
names = [A, B, A]
print("start")
print(A is B, A == A, pair[0] is A, pair[1] is B, table[A], table[B])
table[A] = "changed"
table[object()] = "third"
print(table[A], table[B], len(table), A in table, object() in table)
del table[A]
print(A in table, B in table, names.index(B), names.count(A))
names.remove(A)
print(names[0] is B, names[1] is A)

def get(x=A):
    return "default" if x is A else x

print(get(), get(A), get(B) is B, get(5))
