import time

scores = [('ada', 50), ('bob', 40), ('cy', 30), ('dee', 20), ('eli', 10)]
played = {'ada': 1, 'bob': 1, 'cy': 1, 'dee': 1, 'eli': 1}
badges = {'ada': ['first'], 'bob': []}
round_no = 0
record = None


class Stats:
    games = 0

    def __init__(self):
        self.upsets = 0
        self.last = ''


stats = Stats()
time.ticks_ms()


def submit(name, points):
    global record
    for i, (n, p) in enumerate(scores):
        if points > p:
            if i == 0:
                stats.upsets += 1
                badges.setdefault(name, []).append(round_no)
            scores.insert(i, (name, points))
            scores.pop()
            break
    played[name] = played.get(name, 0) + 1
    if record is None or points > record[1]:
        record = (name, points)
    Stats.games += 1
    stats.last = name


names = ('fay', 'gus', 'ada', 'hal', 'cy', 'ivy', 'bob')
for k in range(1400):
    round_no += 1
    submit(names[k * k % 7], (k * 7919) % 1000)
    if k % 100 == 99:
        scores[:] = [(n, p * 9 // 10) for n, p in scores]
print('leader', scores[0], scores[-1], record, Stats.games, stats.upsets, sum(played.values()), len(badges))
