# raise in all its forms, and what it refuses.
try:
    raise ValueError('x') from None
except ValueError as e:
    print(e)
try:
    raise ValueError from KeyError
except ValueError as e:
    print(repr(e))
try:
    raise 1
except TypeError as e:
    print('TypeError', e)
try:
    raise int
except TypeError as e:
    print('TypeError')
try:
    raise None
except TypeError as e:
    print('TypeError')


class C:
    pass
try:
    raise C()
except TypeError:
    print('TypeError')
try:
    raise C
except TypeError:
    print('TypeError')
try:
    raise 'str'
except TypeError:
    print('TypeError')


def rer():
    try:
        raise ValueError(1)
    except ValueError:
        try:
            raise KeyError(2)
        except KeyError:
            print('inner')
        raise
try:
    rer()
except ValueError as e:
    print('VE', e)
