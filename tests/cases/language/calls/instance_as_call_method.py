# oracle: cpython: MicroPython binds an instance found as __call__
# An instance as __call__ of a class is called in its turn; a static method gets no self.
print("go")
class A: pass
a = A()
A.__call__ = a
try: a()
except RuntimeError:
    print('too deep')
class B:
    def __call__(self, x): return x + 1
class C: pass
C.__call__ = B()
try: print(C()(4))
except TypeError as e: print("te")
class D:
    __call__ = staticmethod(lambda x: x * 2)
print(D()(4))
