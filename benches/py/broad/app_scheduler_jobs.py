import time
time.ticks_ms()

class Job:
    def __init__(self, name, needs, length, prio=5):
        self.name = name
        self.needs = needs
        self.length = length
        self.prio = prio
        self.left = length

    def ready(self, done):
        return all([n in done for n in self.needs])

def plan():
    return [Job("boot", (), 2), Job("wifi", ("boot",), 5, prio=2), Job("disk", ("boot",), 3),
            Job("time", ("wifi",), 1), Job("log", ("disk", "time"), 2, 8),
            Job("web", ("wifi", "disk"), 4, 1), Job("idle", (), 9, 9)]

def run(workers):
    jobs = plan()
    done = []
    active = []
    now = 0
    idle = 0
    while len(done) < 7:
        waiting = [j for j in jobs if j.ready(done)]
        waiting.sort(key=lambda j: (j.prio, j.name))
        while waiting and len(active) < workers:
            j = waiting.pop(0)
            jobs.remove(j)
            active.append(j)
        idle += workers - len(active)
        for j in list(active):
            j.left -= 1
            if j.left == 0:
                active.remove(j)
                done.append(j.name)
        now += 1
    return now, idle, done

t = 0
for r in range(24):
    now, idle, done = run(r % 3 + 1)
    t += now * 100 + idle
print("jobs", t, "-".join(done))
