from ledger import Account, entries
import ledger

Account.balance += 5
entries.append(Account.balance)
if not ledger.ready:
    raise ValueError(len(entries))
made = "made at %d" % len(entries)
