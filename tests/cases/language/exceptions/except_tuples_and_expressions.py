# except takes a tuple or an expression, which is evaluated only when an exception arrives.
def t(x, *types):
    try:
        try:
            raise x
        except types as e:
            print('match', type(e).__name__)
    except Exception as e:
        print('outer', type(e).__name__)
t(ValueError(), ValueError, KeyError)
t(KeyError(), ValueError, KeyError)
t(IndexError(), ValueError, KeyError)
t(IndexError(), LookupError)
t(IndexError())


def get():
    print('evaluated')
    return ValueError
try:
    raise ValueError
except get():
    print('ok')
try:
    raise KeyError
except (ValueError,):
    print('no')
except KeyError:
    print('second')
except:
    print('no')
try:
    1 / 0
except ArithmeticError as e:
    print(type(e).__name__)
try:
    try:
        raise ValueError('x')
    except 1:
        print('no')
except (TypeError, ValueError) as e:
    print('TypeError or ValueError')

try:
    try:
        raise ValueError('x')
    except C if False else KeyError:
        pass
    else:
        print('no')
except ValueError:
    print('through')
try:
    pass
except undefined_name:
    print('never')
print('end')
