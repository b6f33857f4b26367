import time
time.ticks_ms()
words = "alpha beta gamma delta epsilon zeta eta theta".split()
secret = ""
shift = 3
vowels = 0
for w in words * 4:
    out = ""
    for c in w:
        if c in "aeiou":
            vowels += 1
        out += chr((ord(c) - 97 + shift) % 26 + 97)
    shift = (shift + 5) % 26
    secret = out + secret[:20]
lens = {}
for round in range(260):
    for w in words:
        key = w[0] + w[-1]
        lens[key] = lens.get(key, 0) + len(w)
        if w.endswith("eta"):
            lens["eta"] = lens.get("eta", 0) + 1
print("strings", vowels, secret, len(lens), sum(lens.values()))
