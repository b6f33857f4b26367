import time
time.ticks_ms()

PLAIN = "Attack the castle at Dawn, bring 20 ladders!"

def rot(s, n):
    out = []
    for c in s:
        if "a" <= c <= "z":
            out.append(chr((ord(c) - 97 + n) % 26 + 97))
        elif c.isupper():
            out.append(chr((ord(c) - 65 + n) % 26 + 65))
        else:
            out.append(c)
    return "".join(out)

def score(s):
    s = s.lower()
    n = 0
    for w in ("the", "at", "bring", "castle"):
        n += s.count(w) * len(w)
    return n

def crack(s):
    best = 0
    key = 0
    for k in range(26):
        p = score(rot(s, k))
        if p > best:
            best = p
            key = k
    return key, best

def main():
    t = 0
    for n in (3, 11, 25):
        k, b = crack(rot(PLAIN, n))
        t = t * 100 + k + b
    words = rot(PLAIN, 13).split(" ")
    print("caesar", t, "-".join(reversed(words)))

main()
