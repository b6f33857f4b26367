# Truth asks `__bool__` first, and `__len__` only where there is no `__bool__`.
class A:
    def __bool__(self):
        print('__bool__')
        return True

    def __len__(self):
        print('__len__')
        return 1


class B:
    def __len__(self):
        print('__len__')
        return 0
print(bool(A()), len(A()), bool(B()), len(B()), not A(), not B(), 1 if B() else 2)
while B():
    break
else:
    print('else')
print(A() and 1, B() or 2, [x for x in (1, 2) if B()], all([A(), B()]), any([B()]))
assert A()
