# Recursion without end is a RuntimeError that can be caught, and the program goes on.
def down(n):
    return down(n + 1)

try:
    down(0)
except RuntimeError as e:
    print("stopped")

class R:
    def __getattr__(self, name):
        return getattr(self, name + "x") if len(name) < 5 else name

print(R().a)

def mutual(n):
    return [mutual(n)]

for attempt in range(2):
    try:
        mutual(1)
    except RuntimeError:
        print("stopped again", attempt)
print("alive")
