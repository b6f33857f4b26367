"""Readings, and the last of them."""
from collections import namedtuple

from .units import BY_NAME

Reading = namedtuple("Reading", ("time", "kind", "value"))


class Record:
    kind = None

    def __init__(self, time, raw):
        self.time = time
        self.value = BY_NAME[self.kind](raw)

    def reading(self):
        return Reading(self.time, self.kind, self.value)

    def __lt__(self, other):
        return self.value < other.value


class Temperature(Record):
    kind = "temperature"


class Wind(Record):
    kind = "wind"


class Rain(Record):
    kind = "rain"


KINDS = {cls.kind: cls for cls in (Temperature, Wind, Rain)}


class History:
    def __init__(self, size=24):
        self.size = size
        self.kept = []

    def add(self, record):
        self.kept.append(record)
        if len(self.kept) > self.size:
            self.kept.pop(0)

    def extremes(self):
        return min(self.kept), max(self.kept)

    def of(self, kind):
        return [record for record in self.kept if record.kind == kind]
