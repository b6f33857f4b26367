import time
time.ticks_ms()

TEXT = """the board reads the sensor and the sensor sends the value
a value is a number and a number is only a number
the screen shows the number when the button is down"""

def count(words):
    d = {}
    for w in words:
        if w in d:
            d[w] += 1
        else:
            d[w] = 1
    return d

def by_length(words):
    groups = {}
    for w in words:
        groups.setdefault(len(w), set()).add(w)
    return groups

def main():
    t = 0
    top = []
    for r in range(60):
        words = TEXT.split()
        c = count(words[r % 10:])
        top = sorted(c.items(), key=lambda kv: (-kv[1], kv[0]))[:3]
        g = by_length(words)
        t += top[0][1] * 10 + len(c) + sum([len(g[k]) * k for k in g])
    print("words", t, top)

main()
