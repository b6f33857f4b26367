import time
time.ticks_ms()

class BankError(Exception):
    pass

class NoFunds(BankError):
    pass

class NoAccount(BankError):
    pass

accounts = {}

def withdraw(name, amount):
    if name not in accounts:
        raise NoAccount(name)
    if accounts[name] < amount:
        raise NoFunds("%s lacks %d" % (name, amount - accounts[name]))
    accounts[name] -= amount

def transfer(a, b, amount):
    withdraw(a, amount)
    try:
        accounts[b] += amount
    except KeyError:
        accounts[a] += amount
        raise NoAccount(b)

for n in ('ann', 'bob', 'cyd'):
    accounts[n] = 100
names = ('ann', 'bob', 'cyd', 'dan')
fails = [0, 0]
text = 0
for i in range(900):
    try:
        transfer(names[i * 7 % 4], names[(i * 5 + i // 3) % 4], i * 13 % 70)
    except NoFunds as e:
        fails[0] += 1
        text += len(e.args[0])
    except BankError as e:
        fails[1] += 1
        text += len(str(e))
print('bank', fails, text, accounts['ann'], accounts['bob'], accounts['cyd'])
