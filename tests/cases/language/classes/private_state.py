# An account with private fields, a property, chained calls, and a with statement that rolls back.
class Account:
    _open = []

    def __init__(self, owner, balance=0):
        self.owner, self._balance = owner, balance
        self._history = []
        Account._open.append(self)

    def _record(self, what, n):
        self._history.append((what, n))
        return self

    def deposit(self, n):
        if n <= 0:
            raise ValueError("deposit must be positive")
        self._balance += n
        return self._record("in", n)

    def withdraw(self, n):
        if n > self._balance:
            raise ValueError("only %d left" % self._balance)
        self._balance -= n
        return self._record("out", n)

    balance = property(lambda self: self._balance)

    def __enter__(self):
        self._saved = self._balance, len(self._history)
        return self

    def __exit__(self, t, v, tb):
        if t:
            self._balance, n = self._saved
            del self._history[n:]
            print("rolled back:", v)
        return t is ValueError

a = Account("ann", 10)
a.deposit(5).withdraw(3)
print(a.balance, a._history)
with a:
    a.withdraw(1)
    a.withdraw(100)
print(a.balance, len(a._history))
with a as same:
    same.deposit(1)
print(a.balance, same is a)
try:
    a.deposit(0)
except ValueError as e:
    print(e)
print([x.owner for x in Account._open])
