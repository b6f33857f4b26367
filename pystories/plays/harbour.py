"""The Second Tide, played to each of its ends."""

PLAYS = (
    ("The wands set right, by somebody whom all of them trust",
     "quay slip slip market market market quay quay mud mud slip slip hall "
     "hall quay market market market slip slip slip quay quay hall mud mud"),
    ("A price for nothing done",
     "quay slip slip market quay quay hall hall quay mud quay quay hall"),
    ("A third of what the river brings",
     "hall quay slip slip quay quay market market market slip slip slip quay "
     "hall market market slip market market slip market market slip quay "
     "market hall hall market"),
    ("Down to the glass floor",
     "hall quay slip slip quay quay hall quay mud mud mud mud hall"),
    ("Emperors by the fistful, and a booth at the corner",
     "quay slip slip quay market market slip market market quay mud market "
     "market mud quay market market quay quay slip quay market quay mud mud "
     "market market"),
    ("Too late, and not even whole",
     "mud quay slip slip slip quay slip slip mud slip quay quay quay hall "
     "quay mud mud slip mud hall slip slip quay hall"),
    ("Fewer friends than the reeve",
     "market quay mud slip slip slip market quay quay hall quay slip market "
     "slip market slip mud slip quay mud quay quay hall market"),
    ("Away on the ebb",
     "quay slip slip market market market slip slip mud slip mud market "
     "market slip market market slip slip slip slip slip"),
    ("Away on the ebb, knowing nothing",
     "quay slip slip market market slip quay slip slip mud market market slip "
     "slip hall hall slip slip"),
    ("A pilot whose ship has still her hole",
     "quay slip slip market market market hall hall slip slip quay slip quay "
     "quay market quay quay hall quay quay mud"),
    ("Weighed for a horse",
     "quay slip slip slip quay market market slip mud mud quay quay hall "
     "market quay quay market quay"),
    ("Sound, and too high by a yard",
     "quay slip slip market market slip quay quay mud mud mud slip market "
     "slip slip hall quay slip market market slip slip slip slip hall quay "
     "market market slip quay market market mud hall"),
    ("What the reeve says to silver",
     "quay slip slip market market slip quay quay mud mud mud slip market "
     "hall hall hall hall"),
)
