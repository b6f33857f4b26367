import time

MORSE = {
    'a': '.-', 'b': '-...', 'c': '-.-.', 'd': '-..', 'e': '.', 'f': '..-.',
    'g': '--.', 'h': '....', 'i': '..', 'j': '.---', 'k': '-.-', 'l': '.-..',
    'm': '--', 'n': '-.', 'o': '---', 'p': '.--.', 'q': '--.-', 'r': '.-.',
    's': '...', 't': '-', 'u': '..-', 'v': '...-', 'w': '.--', 'x': '-..-',
    'y': '-.--', 'z': '--..',
}
UNIT = {'.': 1, '-': 3}
TEXTS = ("the quick brown fox", "jumps over", "a lazy dog by the river", "sos sos")
time.ticks_ms()

def length(text):
    t = 0
    for c in text:
        if c == ' ':
            t += 7
        elif c in MORSE:
            for m in MORSE[c]:
                t += UNIT[m] + 1
            t += 2
    return t

def main():
    total = 0
    for i in range(130):
        total += length(TEXTS[i % len(TEXTS)]) * (i + 1)
    print("morse", total)

main()
