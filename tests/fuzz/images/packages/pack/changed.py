"""Is changed by others."""
table = {"one": 1, "two": 2}


class Thing:
    limit = 3


thing = Thing()
