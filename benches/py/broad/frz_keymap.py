import time

KEYS = (("1", "2", "3", "A"), ("4", "5", "6", "B"), ("7", "8", "9", "C"), ("*", "0", "#", "D"))
T9 = {"2": "abc", "3": "def", "4": "ghi", "5": "jkl", "6": "mno", "7": "pqrs", "8": "tuv", "9": "wxyz"}
CODES = ["4663", "843", "228", "96753", "7468"]
DICTIONARY = ("good", "home", "gone", "the", "tie", "cat", "bat", "act", "world", "shot", "riot", "snow")
time.ticks_ms()

def matches(word, code):
    if len(word) != len(code):
        return False
    for c, k in zip(word, code):
        if c not in T9[k]:
            return False
    return True

def locate(key):
    for r, row in enumerate(KEYS):
        for c in range(len(row)):
            if row[c] == key:
                return r, c

def main():
    found = 0
    travel = 0
    for i in range(24):
        for code in CODES:
            for w in DICTIONARY:
                if matches(w, code):
                    found += len(w)
            r = c = 0
            for k in code:
                r2, c2 = locate(k)
                travel += abs(r - r2) + abs(c - c2)
                r, c = r2, c2
    print("keymap", found, travel)

main()
