import time
time.ticks_ms()

CSV = """id;name;temp;unit
1;kitchen;21.5;C
2;roof; 4.25;C
3;cellar;12;C

4;garden;-3.5;C
5;oven;180;F
"""


def load(text):
    lines = text.strip().split('\n')
    head = lines[0].split(';')
    rows = []
    for line in lines[1:]:
        if not line:
            continue
        cells = [c.strip() for c in line.split(';')]
        rows.append({h: c for h, c in zip(head, cells)})
    return rows


def dump(rows):
    out = []
    for r in rows:
        out.append('{:>3}|{:<8}|{}'.format(r['id'], r['name'], r['temp']))
    return '\n'.join(out)


n = 0
for i in range(60):
    rows = load(CSV.replace('roof', 'roof%d' % i))
    n += len(dump(rows))
    n += int(sum([float(r['temp']) for r in rows if r['unit'] == 'C']) * 4)
print('csv', n)
