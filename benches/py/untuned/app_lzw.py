import time
time.ticks_ms()

SAMPLE = 'one board two boards red board blue board, boards on boards'


def compress(text):
    table = {chr(i): i for i in range(32, 123)}
    w = ''
    out = []
    for c in text:
        wc = w + c
        if wc in table:
            w = wc
        else:
            out.append(table[w])
            table[wc] = len(table) + 32
            w = c
    if w:
        out.append(table[w])
    return out


def expand(codes):
    table = {i: chr(i) for i in range(32, 123)}
    w = table[codes[0]]
    out = [w]
    for k in codes[1:]:
        if k in table:
            entry = table[k]
        else:
            entry = w + w[0]
        out.append(entry)
        table[len(table) + 32] = w + entry[0]
        w = entry
    return ''.join(out)


n = 0
ok = 0
check = 0
for r in range(18):
    text = SAMPLE.replace('board', ('cat', 'stone', 'wheel')[r % 3]) + SAMPLE[:r]
    codes = compress(text)
    n += len(codes)
    for c in codes:
        check = (check * 31 + c) & 0xffff
    if expand(codes) == text:
        ok += 1
print('lzw', n, ok, check)
