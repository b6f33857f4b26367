# except with tuples and expressions.
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
