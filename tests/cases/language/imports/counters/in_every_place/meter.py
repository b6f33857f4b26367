level = 0
table = {"n": 0}
cells = [0]
private = 0


class Gauge:
    ticks = 0

    def __init__(self):
        self.turns = 0


gauge = Gauge()


def bump(by):
    global private
    private += by
    return private


def show():
    return level, Gauge.ticks, gauge.turns, table["n"], cells[0], private
