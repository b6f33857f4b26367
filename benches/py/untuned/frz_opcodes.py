import time

PUSH, ADD, MUL, DUP, SWAP, JNZ, SUB, HALT = range(8)
PROGRAM = (
    (PUSH, 0), (PUSH, 25),
    (DUP, 0), (DUP, 0), (MUL, 0),
    (SWAP, 3), (ADD, 0), (SWAP, 2),
    (PUSH, 1), (SUB, 0), (DUP, 0), (JNZ, 2),
    (HALT, 0),
)
NAMES = {PUSH: 'push', ADD: 'add', MUL: 'mul', DUP: 'dup', SWAP: 'swap', JNZ: 'jnz', SUB: 'sub', HALT: 'halt'}
time.ticks_ms()


def run(stats):
    stack = []
    pc = 0
    while True:
        op, arg = PROGRAM[pc]
        stats[op] += 1
        pc += 1
        if op == PUSH:
            stack.append(arg)
        elif op == DUP:
            stack.append(stack[-1])
        elif op == SWAP:
            stack[-1], stack[-arg] = stack[-arg], stack[-1]
        elif op == ADD or op == SUB or op == MUL:
            b = stack.pop()
            a = stack.pop()
            stack.append((a + b if op == ADD else a - b if op == SUB else a * b) & 0xffff)
        elif op == JNZ:
            if stack.pop() and len(stack) < 20:
                pc = arg
        else:
            return stack


stats = [0] * 8
for i in range(75):
    end = run(stats)
print('opcodes', end[:3], len(end), stats, max([NAMES[i] for i in range(8)]))
