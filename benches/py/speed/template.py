"""Pages rendered by nested generators, as compiled templates are."""
N = 300


class State:
    def __init__(self):
        self.hours = 0
        self.coins = 3
        self.name = "Vibia"


def weather(state):
    if state.hours % 4 == 0:
        yield "Rain drums on the tiles, "
    else:
        yield "The sky is clear, "
    yield "and the gate stands open.\n"


def page(state):
    yield "You are {name}, with {coins} coins.\n".format(name=state.name, coins=state.coins)
    yield from weather(state)
    if state.coins > 100:
        yield "Your purse is heavy.\n"
    yield str(state.hours)


def read(rounds):
    state = State()
    letters = 0
    for n in range(rounds):
        text = "".join(page(state))
        letters += len(text)
        state.hours += 1
        state.coins += n & 1
    return letters


print(read(N))
