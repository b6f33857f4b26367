"""Small integers in a loop: add, multiply, shift, compare."""
N = 12000


def shuffle(rounds):
    state = 12345
    odd = 0
    n = 0
    while n < rounds:
        state = (state * 13 + 7) & 0xfffff
        state ^= state >> 3
        if state & 1:
            odd += 1
        n += 1
    return state, odd


print(shuffle(N))
