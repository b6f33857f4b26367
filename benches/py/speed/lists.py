"""Lists: grown, indexed, sliced, sorted, comprehended."""
N = 80


def stack(rounds):
    height = 0
    for r in range(rounds):
        row = []
        for n in range(60):
            row.append(n * 7 % 31)
        row.sort()
        row[10:20] = [n + 1 for n in row[30:40]]
        for n in range(0, 50, 2):
            row[n] += row[n + 1]
        height += sum(row) + row[-1] + len(row)
    return height


print(stack(N))
