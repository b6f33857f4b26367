"""Sets and bytes: membership, union, a checksum over a buffer."""
N = 120


def sign(rounds):
    seen = set()
    data = bytearray(64)
    total = 0
    for n in range(rounds):
        for i in range(64):
            data[i] = (data[i] * 3 + n + i) & 0xff
        check = 0
        for byte in data:
            check = (check + byte) & 0xffff
        seen.add(check & 63)
        total += len(seen | {n & 7, 70}) + (check in seen)
    return total, len(seen)


print(sign(N))
