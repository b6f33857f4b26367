"""Dictionaries with string keys: counted up, asked, walked over."""
N = 1200


def tally(rounds):
    store = {"corn": 0, "oil": 5, "salt": 7, "hides": 0}
    goods = ("corn", "salt", "wine", "hides", "corn")
    for n in range(rounds):
        for name in goods:
            store[name] = store.get(name, 0) + 1
        if "wine" in store and store["corn"] > 4000:
            del store["wine"]
    return sum(store.values()), len(store)


print(tally(N))
