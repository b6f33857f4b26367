# Functions with many variables, calls with many arguments, deep expressions and deep nesting of blocks.
def f0(a, b, c, d, e, f, g, h, i, j, k, l, m):
    a1 = a2 = a3 = a4 = a5 = a6 = a7 = a8 = a9 = a10 = a11 = a12 = a13 = a14 = a15 = a16 = a17 = a18 = a19 = a20 = 1
    b1 = b2 = b3 = b4 = b5 = b6 = b7 = b8 = b9 = b10 = b11 = b12 = b13 = b14 = b15 = b16 = b17 = b18 = b19 = b20 = 2
    return [a, b, c, d, e, f, g, h, i, j, k, l, m, a1, a20, b1, b20, [a1, a2, a3, a4, a5, a6, a7, a8, a9, a10, a11, a12, a13, a14, a15, a16, a17, a18, a19, a20, b1, b2, b3, b4, b5, b6, b7, b8, b9, b10, b11, b12, b13, b14, b15, b16, b17, b18, b19, b20]]
print(f0(*range(13)))


class C:
    def f(self, *a): return a
print(len(C().f(*range(200))), C().f(*range(30))[29])


def many(**k): return len(k)
print(many(**{"k%d" % i: i for i in range(60)}))
(a0, a1, a2, a3, a4, a5, a6, a7, a8, a9, b0, b1, b2, b3, b4, b5, b6, b7, b8, b9, *rest) = range(50)
print(a0, b9, len(rest))
print(1 + (2 + (3 + (4 + (5 + (6 + (7 + (8 + (9 + (10 + (11 + (12 + (13 + (14 + (15 + (16 + (17)))))))))))))))))
print([[[[[[[[[[[[[[[[1]]]]]]]]]]]]]]]])


def deep(n):
    if n:
        if n > 1:
            if n > 2:
                if n > 3:
                    if n > 4:
                        for i in range(n):
                            while True:
                                try:
                                    with_ = 1
                                    if i == 2: return i
                                    break
                                finally: pass
    return -1
print(deep(9), deep(1))
big = {i: str(i) for i in range(300)}
print(len(big), big[299])
l = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30, 31, 32, 33, 34, 35, 36, 37, 38, 39, 40, 41, 42, 43, 44, 45, 46, 47, 48, 49, 50, 51, 52, 53, 54, 55, 56, 57, 58, 59, 60, 61, 62, 63, 64, 65, 66, 67, 68, 69, 70, 71, 72, 73, 74, 75, 76, 77, 78, 79, 80, 81, 82, 83, 84, 85, 86, 87, 88, 89, 90, 91, 92, 93, 94, 95, 96, 97, 98, 99]
print(sum(l), len("a" * 1000), ("ab" * 500).count("ba"))
