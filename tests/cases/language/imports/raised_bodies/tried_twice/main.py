# A body that raises is tried by two modules; what it did before it raised has happened twice.
import ledger
import first_try

print(ledger.Account.balance, ledger.entries, first_try.result)
try:
    import broken
except ValueError as e:
    print("program", e)
ledger.ready = True
import second_try

print(ledger.Account.balance, ledger.entries, second_try.result)
