# oracle: cpython MicroPython has no `list.__init__`, and gives what an `__init__` without `super` was given to the built-in base
# `__init__` of built-in bases: through `super`, by name, never, twice, of several bases, after an own `__new__`; wrong arguments.
import io, collections, array
def show(x):
    if isinstance(x,(io.StringIO,io.BytesIO)): return (x.getvalue(), x.tell())
    if isinstance(x,Exception): return x.args
    if isinstance(x,(dict,set)): return sorted(x.items() if isinstance(x,dict) else x)
    if isinstance(x,(bytearray,bytes)): return bytes(x)
    if isinstance(x,(int,float,str,complex)): return str(x)+'.'
    return list(x)
def t(name, f):
    try: r=f()
    except Exception as e: r='EXC '+type(e).__name__
    print(name, r)
BASES=[(list,[([1,2],),('ab',),()], [(5,),([1],[2])]),(dict,[({'a':1},),([('b',2)],),()],[(5,),({},{})]),(set,[([1,2],),()],[(5,)]),
(collections.OrderedDict,[({'a':1},),()],[(5,)]),(bytearray,[(b'abc',),(3,),([1,2],),()],[('x',),(None,)]),(io.StringIO,[('abc',),()],[]),(io.BytesIO,[(b'abc',),()],[]),
(collections.deque,[([1,2],3)],[(5,3)]),(ValueError,[(1,2),()],[]),(Exception,[('x',)],[])]
for B,good,bad in BASES:
    n=B.__name__
    class Via(B):
        def __init__(s,*a,**k):
            s.before=1
            super().__init__(*a,**k)
            s.after=2
    class Explicit(B):
        def __init__(s,*a): B.__init__(s,*a)
    class Never(B):
        def __init__(s,*a): s.a=a
    class None_(B): pass
    class Sub(Via):
        def __init__(s,*a):
            super().__init__(*a)
    class New(B):
        def __new__(cls,*a,**k):
            o=super().__new__(cls)
            o.made=1
            return o
    class New2(B):
        def __new__(cls,*a,**k): return super().__new__(cls,*a,**k)
        def __init__(s,*a): super().__init__(*a); s.n=1
    class New3(B):
        def __new__(cls,*a): return B.__new__(cls,*a)
    class Mix: 
        def mixed(s): return 'm'
    class Multi(Mix,B): pass
    class Multi2(Mix,B):
        def __init__(s,*a): super().__init__(*a)
    class Mix2:
        def __init__(s,*a): s.m=a; super().__init__(*a)
    class Multi3(Mix2,B): pass
    for a in good:
        for C in (Via,Explicit,Never,None_,Sub,New,New2,New3,Multi,Multi2,Multi3):
            if B in (ValueError,Exception,io.StringIO) and C is Never: continue
            t('%s %s%r'%(n,C.__name__,a), lambda: (show(C(*a)), sorted(vars(C(*a))) if 0 else getattr(C(*a),'before',0)))
        def twice(C):
            def f():
                x=C(*a); alias=x
                r1=x.__init__(*a); r=show(x)
                x.__init__(*good[0]); return r, show(x), alias is x, r1
            return f
        for C in (Via,Explicit,None_,Multi3): t('twice %s %s'%(n,C.__name__), twice(C))
        def plain():
            x=B(*a); x.__init__(*good[0]); return show(x)
        t('plain '+n, plain)
        def direct():
            x=B(*a); B.__init__(x,*good[0]); return show(x)
        t('direct '+n, direct)
    for a in bad:
        for C in (Via,Explicit,None_,New,New2): t('bad %s %s%r'%(n,C.__name__,a), lambda: show(C(*a)))
    for C in (Via,None_):
        t('kw %s %s'%(n,C.__name__), lambda: show(C(a=5)))
        t('kw2 %s %s'%(n,C.__name__), lambda: show(C(*good[0],a=5)))
    t('gen '+n, lambda: show(Via(i for i in [(1,2),(3,4)])) if B in (list,set,dict) else 0)
    t('gen2 '+n, lambda: show(New2(i for i in [(1,2),(3,4)])) if B in (list,set,dict) else 0)

class It(list):
    def __init__(s,x): s.extend([9]); super().__init__(x); s.append(x)
t('It', lambda: list(It('a')))
x=[1,2,3]; it=iter(x); next(it); x.__init__([7,8,9]); t('iter', lambda: list(it))
ba=bytearray(b'abc')
class P(collections.namedtuple('P',('x','y'))):
    def __new__(cls,x,y=5): return super().__new__(cls,x,y)
t('P', lambda: (P(1), P(1,2).y, type(P(1)).__name__ , P(1)._replace(x=4)))
class P2(collections.namedtuple('P2',('x','y'))):
    def __init__(s,x,y): P2.log=(x,y)
t('P2', lambda: (P2(1,y=2)[0], P2.log))
class I(int):
    def __new__(cls,v): return int.__new__(cls,v*2)
    def __init__(s,v): super().__init__(); s.v=v
t('I', lambda: (I(4)+0, I(4).v))
class S(str):
    def __new__(cls,v): return super().__new__(cls,v+'!')
t('S', lambda: S('a')+'.')
class T(tuple):
    def __new__(cls,*a): return super().__new__(cls,a)
t('T', lambda: T(1,2)+(3,))
class F(float): pass
t('F', lambda: F('1.5')+1)
class FS(frozenset):
    def __init__(s,x): s.x=x
t('FS', lambda: (sorted(FS([1,2])), FS([3]).x))
class A(array.array):
    def __init__(s,c,i): s.z=1
t('A', lambda: (list(A('H',[1,2])), A('B',[]).typecode))
t('new', lambda: [list.__new__(list), dict.__new__(dict), int.__new__(int,'5'), int.__new__(int), str.__new__(str,'x'), tuple.__new__(tuple,[1])])
class L(list): pass
class O: pass
for f in (lambda: object.__new__(int), lambda: object.__new__(L), lambda: list.__new__(int), lambda: list.__new__(O), lambda: list.__new__(5), lambda: int.__new__(str), lambda: O.__new__(list), lambda: type(O.__new__(O)).__name__, lambda: type(object.__new__(O)).__name__,lambda: type(L.__new__(L)).__name__,lambda: type(list.__new__(L)).__name__,lambda: L.__new__(list), lambda: type(O().__new__(O)).__name__, lambda: list.__new__(), lambda: dict.__new__(L)):
    t('__new__', f)
class X:
    def __new__(cls,*a): return object.__new__(cls)
t('X', lambda: (type(X(1,2)).__name__, type(X().__new__(X)).__name__, type(X.__new__(X,3)).__name__))
class Y(X):
    def __init__(s,a): s.a=a
t('Y', lambda: Y(1).a)
class Z:
    def __init__(s,a): object.__init__(s)
    def __new__(cls,a): return super().__new__(cls)
t('Z', lambda: type(Z(1)).__name__)
t('oi', lambda: object.__init__(O(),1)); t('oi2', lambda: object.__init__(O())); t('oi3', lambda: object().__init__(1)); t('oi4', lambda: O().__init__(1)); t('oi5', lambda: X().__init__(1)); t('oi6', lambda: Y(1).__init__(1,2))
t('okw', lambda: O(a=1)); t('okw2', lambda: O().__init__(a=1))
class V:
    def __new__(cls,x): return 5
t('V', lambda: (V(1)))
class Sg:
    one=None
    def __new__(cls):
        if cls.one is None: cls.one=super().__new__(cls)
        return cls.one
t('Sg', lambda: Sg() is Sg())
t('super', lambda: super(O,5)); t('super', lambda: super(5,O())); t('super', lambda: super(O,int)); t('super', lambda: super(list,L([1])).__len__ and 1)
