import desk, ink


class Sheet:
    value = desk.pens


value = "complete"
ink.uses += 1
desk.papers["sheet %d" % ink.uses] = Sheet
desk.older, desk.kept = desk.kept, Sheet
desk.pens += 1
if desk.pens < 5:
    raise RuntimeError("no ink for %d" % desk.pens)
