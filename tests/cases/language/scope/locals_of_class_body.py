# locals() of the module and of class bodies.
x = 123
print(locals()['x'])


class A:
    y = 1

    def f(self):
        pass
    print('x' in locals())
    print('y' in locals())
    print('f' in locals())


class B:
    q = 5
    z = sorted((k for k in locals().keys() if not k.startswith('_'))) if False else 1
    locals()['dyn'] = 7
print(getattr(B, 'dyn', 'none'))
