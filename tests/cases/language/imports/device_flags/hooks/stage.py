heard = []


def enter(name):
    if "on_open" in globals():
        return on_open(name)
    return "plain"
