"""Saves to a card that is taken away after some bytes, for every number of bytes up to a complete save. The card must
then hold the old state or the new one."""
import wiring
from mfrc522 import CardLost
from vault import Vault

OLD = '{"story": "fort", "node": "road", "taps": 1, "sack": {"coins": 2}}'
NEW = ('{"story": "fort", "node": "square", "taps": 2, "sack": {"coins": 3, '
       '"items": ["pass", "tally"]}}')


def find(reader, uid):
    if not reader.find(uid):
        raise CardLost


def save(reader, vault, uid, text):
    """Prints whether the box considers the save complete."""
    try:
        find(reader, uid)
        vault.load(uid)
        vault.save(uid, text)
        return True
    except CardLost:
        return False
    finally:
        reader.close()


def load(reader, vault, uid):
    find(reader, uid)
    text = vault.load(uid)
    reader.close()
    return text


def main():
    _, reader = wiring.connect("one-bus")
    vault = Vault(reader)
    uid = bytearray(5)
    input()                      # a card is laid down
    for _ in range(int(input())):
        save(reader, vault, uid, OLD)
    before = load(reader, vault, uid)
    input()                      # it is taken away, and its content kept
    input()
    seen = {}
    runs = 0
    while True:
        input()                  # the card as it was is laid down
        input()
        if input() == "end":     # else: from now on it counts bytes
            break
        whole = save(reader, vault, uid, NEW)
        input()                  # it is taken away, and laid down again
        input()
        after = load(reader, vault, uid)
        input()
        what = "old" if after == before else "new" if after == NEW else after
        seen[whole, what] = seen.get((whole, what), 0) + 1
        runs += 1
    print("before:", before)
    for key in sorted(seen, key=str):
        print("saved, says the vault: {}; on the card: {}: {} times".format(
            key[0], key[1], seen[key]))
    print(runs, "runs")


main()
