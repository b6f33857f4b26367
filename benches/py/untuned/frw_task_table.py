import time


class Task:
    ran = 0

    def __init__(self, name, every, cost):
        self.name = name
        self.every = every
        self.cost = cost
        self.due = 0
        self.runs = 0


tasks = [Task('blink', 5, 1), Task('read', 20, 3), Task('send', 60, 9), Task('watch', 33, 2)]
index = {t.name: t for t in tasks}
queue = []
now = 0
busy = 0
late = [0, 0, 0, 0]
time.ticks_ms()


def tick():
    global now, busy
    now += 1
    for i, t in enumerate(tasks):
        if now >= t.due:
            t.due = now + t.every
            queue.append(i)
    if busy:
        busy -= 1
        late[len(queue) if len(queue) < 4 else 3] += 1
    elif queue:
        t = tasks[queue.pop(0)]
        t.runs += 1
        Task.ran += 1
        busy = t.cost
        if t.name == 'send':
            index['read'].every = 20 + t.runs % 4
            index['blink'].last = now


while now < 1500:
    tick()
print('tasks', Task.ran, [t.runs for t in tasks], late, index['blink'].last, index['read'].every, len(queue))
