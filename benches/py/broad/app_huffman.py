import time
time.ticks_ms()

TEXT = "she sells sea shells on the sea shore, the shells she sells are sea shells for sure"

def count(text):
    d = {}
    for c in text:
        d[c] = d.get(c, 0) + 1
    return d

def tree(freq):
    nodes = sorted([(n, c, None, None) for c, n in freq.items()], key=lambda t: (t[0], t[1]))
    while len(nodes) > 1:
        a = nodes.pop(0)
        b = nodes.pop(0)
        new = (a[0] + b[0], min(a[1], b[1]), a, b)
        i = 0
        while i < len(nodes) and (nodes[i][0], nodes[i][1]) < (new[0], new[1]):
            i += 1
        nodes.insert(i, new)
    return nodes[0]

def codes(node, prefix, out):
    if node[2] is None:
        out[node[1]] = prefix
    else:
        codes(node[2], prefix + "0", out)
        codes(node[3], prefix + "1", out)
    return out

def decode(bits, root):
    out = []
    n = root
    for b in bits:
        n = n[2] if b == "0" else n[3]
        if n[2] is None:
            out.append(n[1])
            n = root
    return "".join(out)
size = 0
good = 0
for r in range(16):
    text = TEXT[r:] + TEXT[:r // 2]
    root = tree(count(text))
    table = codes(root, "", {})
    bits = "".join([table[c] for c in text])
    size += len(bits)
    good += decode(bits, root) == text
print("huffman", size, good, len(table))
