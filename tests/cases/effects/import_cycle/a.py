name = "a early"
import b
print("a goes on", b.seen)
name = "a"

def both():
    return name + b.name
