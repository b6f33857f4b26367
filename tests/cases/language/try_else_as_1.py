# else of try; the name of as.
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
