"""Methods: own, inherited, of the base, and attributes of the class."""
N = 900


class Guard:
    pace = 3

    def __init__(self):
        self.walked = 0

    def walk(self, hours):
        self.walked += hours * self.pace
        return self

    def report(self):
        return self.walked


class Scout(Guard):
    pace = 5

    def walk(self, hours):
        super().walk(hours)
        return self.rest()

    def rest(self):
        self.walked -= 1
        return self


def watch(rounds):
    guards = [Guard(), Scout()]
    for n in range(rounds):
        for guard in guards:
            guard.walk(2).walk(1)
    return [guard.report() for guard in guards]


print(watch(N))
