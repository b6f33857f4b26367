import time

rows = [[0] * 8 for i in range(8)]
seen = {1, 2, 3}
config = {'wrap': True, 'speed': 3, 'name': 'walker'}


class Cursor:
    x = 0
    y = 0
    steps = 0


cur = Cursor()
time.ticks_ms()


def step(k):
    cur.x += config['speed'] if k & 1 else 1
    cur.y += k % 3
    if config['wrap']:
        cur.x %= 8
        cur.y %= 8
    else:
        cur.x = min(cur.x, 7)
        cur.y = min(cur.y, 7)
    Cursor.steps += 1
    rows[cur.y][cur.x] += 1
    seen.add((cur.y * 8 + cur.x) * 5 % 61)


def main():
    for k in range(1900):
        step(k)
        if k % 300 == 299:
            config['wrap'] = not config['wrap']
            config['speed'] = (config['speed'] * 5) % 7
            seen.discard(k % 61)
            config['n%d' % k] = k
    print('matrix', Cursor.steps, cur.x, cur.y, max([max(r) for r in rows]), len(seen), len(config))


main()
