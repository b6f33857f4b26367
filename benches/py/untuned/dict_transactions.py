import time
time.ticks_ms()
from collections import namedtuple, OrderedDict

Tx = namedtuple('Tx', ('day', 'who', 'what', 'cents'))


def make():
    who = ('eva', 'max', 'liv', 'jon')
    what = ['food', 'rent', 'fuel', 'fun']
    return [Tx(i * 5 % 28 + 1, who[i % 4], what[i * i % 3], i * 137 % 1900 + 50) for i in range(36)]


def pivot(txs):
    table = {}
    for tx in txs:
        row = table.setdefault(tx.who, {})
        row[tx.what] = row.get(tx.what, 0) + tx.cents
    return table


def running(txs):
    total = 0
    for n, tx in enumerate(sorted(txs, key=lambda x: (x.day, -x.cents)), 1):
        total += tx.cents
        yield n, total


check = 0
for r in range(16):
    txs = make()
    table = pivot(txs[r:])
    for who in sorted(table, key=lambda w: -sum(table[w].values())):
        for what, cents in sorted(table[who].items()):
            check = (check * 3 + cents + len(what)) % 1000003
    check += max([t // n for n, t in running(txs)])
    days = OrderedDict()
    for tx in txs:
        if tx.day in days:
            days[tx.day] += 1
        else:
            days[tx.day] = 1
    check += list(days.items())[r][0]
print('tx', check, len(days), txs[3])
