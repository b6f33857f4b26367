import time

SINE = [0, 25, 50, 74, 98, 120, 142, 162, 180, 197, 212, 225, 236, 244, 250, 254, 255]
NOTES = {'c': 33, 'd': 37, 'e': 41, 'f': 44, 'g': 49, 'a': 55, 'b': 62}
TUNE = (('c', 2), ('e', 1), ('g', 1), ('c', 2), ('a', 3), ('f', 1), ('d', 2), ('b', 2))
STEPS = 64
time.ticks_ms()


def sine(phase):
    q = phase & 63
    if q < 16:
        return SINE[q]
    if q < 32:
        return SINE[32 - q]
    if q < 48:
        return -SINE[q - 32]
    return -SINE[64 - q]


def play():
    acc = 0
    phase = 0
    for note, beats in TUNE:
        step = NOTES[note]
        for k in range(beats * STEPS * 4):
            phase = (phase + step) & 1023
            acc = (acc * 5 + sine(phase >> 4)) & 0xffff
    return acc


print('sine', play())
