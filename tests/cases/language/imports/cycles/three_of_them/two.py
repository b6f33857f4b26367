import one

one.log.append("two begins")
part = one.total + 10
import three

seen = (hasattr(one, "around"), hasattr(three, "around"))
part += three.part
one.log.append("two ends")


def around():
    return three.part
