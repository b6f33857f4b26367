value = 1
print("noisy", value)
value += 1
items = [value]

def f():
    return value * 10

print("noisy done", f())
