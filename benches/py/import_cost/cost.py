"""Imports the modules of the comparison one after the other, and prints what each keeps of the heap, and its time."""
import gc
import time

TEMPLATES = (
    "accuse aisle assembly assembly_missed bargain barred bench bins bowl bribed candles challenge "
    "challenge_missed chest chest_missed clerk daylight dice doubted found gossip guarded hidden liar "
    "liar_here liar_missed locked locked_missed lost measured missed offering options over password "
    "patrol purse question quiet read refused road runner signpost smuggled square stairs standard "
    "standard_missed swept table tally trader truth won woodpile "
).split()
GROUPS = (
    ("driver", ("driver",)),
    ("tables", ("tables",)),
    ("package", ("weather",)),
    ("framework", ("milestones", "nodes")),
    ("story", ("stories.fort",)),
    ("templates", ["templates.fort." + name for name in TEMPLATES]),
)


def used():
    gc.collect()
    return gc.mem_alloc()


def measure():
    for label, names in GROUPS:
        before = used()
        start = time.ticks_us()
        for name in names:
            __import__(name)
        took = time.ticks_diff(time.ticks_us(), start)
        print(label, used() - before, took)


measure()
