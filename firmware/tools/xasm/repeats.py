"""Repeated sequences in a stream of tokens: a suffix array and its intervals.

Tokens become characters of one string, so that sorting and comparing suffixes runs in the interpreter's
own string code.
"""

FIRST = 0x10000
"""Character of token 0: above the surrogates."""
LONGEST = 48
"""Longest repetition looked for, in tokens."""


def intervals(tokens):
    """All maximal repeated sequences: (length, shortest, positions), where a prefix no longer than `shortest`
    repeats in more places (and has an interval of its own)."""
    text = "".join(map(chr, tokens))
    n = len(text)
    order = sorted(range(n), key=lambda i: text[i:i + LONGEST])
    common = [0] * (n + 1)
    for k in range(1, n):
        a, b = order[k - 1], order[k]
        if text[a] != text[b]:
            continue
        length, limit = 1, min(LONGEST, n - max(a, b))
        while length < limit and text[a + length] == text[b + length]:
            length += 1
        common[k] = length
    stack = [(0, 0)]                      # (length, first index in order)
    for k in range(1, n + 1):
        length, first = common[k], k - 1
        while stack[-1][0] > length:
            size, first = stack.pop()
            yield size, max(length, stack[-1][0]), order[first:k]
        if stack[-1][0] < length:
            stack.append((length, first))
