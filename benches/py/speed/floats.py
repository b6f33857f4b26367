"""Floats: a filter over readings, as a sensor's values are smoothed."""
N = 3000


def smooth(readings):
    level = 20.0
    worst = 0.0
    for n in range(readings):
        reading = 20.0 + (n % 17) * 0.25 - (n % 5) / 3
        level += (reading - level) * 0.125
        worst = max(worst, abs(reading - level))
    return int(level * 10), int(worst * 10)


print(smooth(N))
