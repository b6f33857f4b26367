import one
import two

one.log.append("three")
one.total += 100
part = two.part + one.total
seen = (hasattr(one, "around"), hasattr(two, "around"))


def around():
    return one.total
