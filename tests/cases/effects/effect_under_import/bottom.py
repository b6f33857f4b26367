parts = []
for i in range(3):
    parts.append(i)
    print("bottom", parts)
value = len(parts)
