log = ["one begins"]
total = 1
import two

total += two.part
log.append("one ends")


def around():
    return two.part
