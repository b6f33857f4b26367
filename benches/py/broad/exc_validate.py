import time
time.ticks_ms()

class RangeError(ValueError):
    def __init__(self, value, low, high):
        super().__init__("out of range", value)
        self.value = value
        self.low = low
        self.high = high

def parse(text):
    v = int(text)
    if not 0 <= v < 256:
        raise RangeError(v, 0, 255)
    return v

def main():
    inputs = ["12", "0x", "300", "77", "", "-4", "255", "9a", " 8 "]
    good = bad = clipped = 0
    for r in range(190):
        for s in inputs:
            try:
                good += parse(s)
            except RangeError as e:
                clipped += e.high if e.value > e.high else e.low
            except ValueError:
                bad += 1
            else:
                good += 1
    print("validate", good, bad, clipped)

main()
