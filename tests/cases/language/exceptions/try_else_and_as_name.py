# else and finally of try, and the name after as, which is unbound when the handler ends.
def f(x):
    try:
        print('try')
        if x:
            raise x
    except ValueError as e:
        print('VE', e)
    except (KeyError, IndexError) as e:
        print('KI', repr(e))
    except:
        print('other')
    else:
        print('else')
    finally:
        print('finally')
f(None)
f(ValueError('v'))
f(KeyError)
f(Exception)
f(BaseException)
try:
    try:
        pass
    except:
        print('no')
    else:
        raise ValueError('in else')
    finally:
        print('fin')
except ValueError as e:
    print(e)
e = 1
try:
    raise ValueError
except ValueError as e:
    pass
try:
    e
except NameError:
    print('NameError e')

try:
    try:
        raise ValueError(1)
    except ValueError as ex:
        raise KeyError(2)
except KeyError as ex:
    print(ex)


def g():
    try:
        raise ValueError(1)
    except ValueError as e:
        del e
    try:
        return e
    except NameError as n:
        return 'unbound'
print(g())


def h():
    for i in range(3):
        try:
            if i == 1:
                raise ValueError(i)
        except ValueError as e:
            print('c', e)
            continue
        else:
            print('else', i)
        print('after', i)
h()


def k():
    while 1:
        try:
            try:
                raise ValueError
            except ValueError:
                break
            else:
                print('no')
        finally:
            print('fin')
k()
try:
    for i in [1]:
        try:
            1 / 0
        except TypeError:
            pass
except ZeroDivisionError:
    print('ZDE')
try:
    raise SystemExit
except SystemExit as e:
    print('SE', e.args)
import sys
try:
    sys.exit(5)
except SystemExit as e:
    print(e.args, e.code if hasattr(e, 'code') else 5)
