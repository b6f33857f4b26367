# Lengths that do not fit into a small int.
print(len(range(0, 2**30)), len(range(-(2**30), 2**30 - 1)), len(range(0, 2**30, 2)))


class Long:
    def __len__(self):
        return 2**30 + 5


print(len(Long()), len(Long()) > 2**30, bool(Long()))
