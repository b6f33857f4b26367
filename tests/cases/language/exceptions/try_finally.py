# finally runs after return, break, continue and exceptions.
def f1():
    try:
        return 1
    finally:
        print('fin1')


def f2():
    try:
        return 1
    finally:
        return 2


def f3():
    for i in range(3):
        try:
            if i == 1:
                continue
            if i == 2:
                break
            print('body', i)
        finally:
            print('fin', i)
    return 'done'


def f4():
    try:
        try:
            raise ValueError
        finally:
            print('inner')
    except ValueError:
        print('outer')
    finally:
        print('fin4')


def f5():
    try:
        raise ValueError('lost')
    finally:
        return 'swallowed'


def f6():
    while True:
        try:
            raise ValueError
        finally:
            break
    return 'broke'


def f7():
    for i in (1, 2):
        try:
            return i
        finally:
            continue
    return 'cont'


def f8():
    try:
        try:
            return 'a'
        finally:
            print('1')
            raise KeyError
    except KeyError:
        print('2')
    return 'b'


def f9():
    x = 1
    try:
        return x
    finally:
        x = 2


def f10():
    try:
        pass
    except:
        print('no')
    else:
        return 'else'
    finally:
        print('fin10')


def f11():
    try:
        try:
            try:
                return 'deep'
            finally:
                print('a')
        finally:
            print('b')
    finally:
        print('c')


def f12():
    for i in range(2):
        for j in range(2):
            try:
                if j:
                    break
                try:
                    continue
                finally:
                    print('ij', i, j)
            finally:
                print('out', i, j)
    else:
        print('else')


def f13():
    try:
        raise ValueError(1)
    except ValueError as e:
        try:
            raise KeyError(2)
        finally:
            print('fin13', e)


def f14():
    try:
        yield 1
        yield 2
    finally:
        print('gfin')


def f15():
    while True:
        try:
            try:
                break
            finally:
                print('x')
        finally:
            print('y')
    try:
        return 1
    finally:
        try:
            1 / 0
        except ZeroDivisionError:
            print('zde')


def f16(x):
    try:
        if x == 1:
            return 'r'
        if x == 2:
            raise ValueError
        return 'n'
    except ValueError:
        return 'e'
    else:
        return 'else'
    finally:
        print('f', x)
for f in (f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12, f15):
    print(f.__name__, f())
try:
    f13()
except KeyError as e:
    print('KeyError', e)
print(list(f14()))
print(f16(1), f16(2), f16(3))


def f17():
    for i in range(3):
        try:
            yield i
        finally:
            print('y', i)
for x in f17():
    print(x)


def f18():
    try:
        return [1, 2][5]
    except IndexError:
        return 'ie'
    finally:
        print('18')
print(f18())


def f19():
    l = []
    try:
        for i in range(5):
            try:
                l.append(i)
                if i == 3:
                    return l
            finally:
                l.append('f')
    finally:
        l.append('end')
print(f19())
