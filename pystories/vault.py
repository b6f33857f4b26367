"""The vault: keeps a visitor's state on the card, and never loses it.

The card has two banks. A save goes to the bank that is not the newest whole one, with
the next number and a checksum of everything; so the last state is untouched until the
new one is complete, and a card that is pulled away at any byte has the one or the
other. Each block is read back: a worn one may acknowledge a write and keep what it had.
Then the save goes to the other bank, over the last state, as there is no third place.
Each bank begins with

    2 bytes  "PF"
    2        number of the save, which wraps
    2        length of the text
    4        CRC-32 of the six bytes before it and of the text

and the text, in UTF-8, follows through the blocks of the bank. Nothing else of the card
is touched: not its number, and not the trailers with their keys.
"""
from binascii import crc32
from struct import pack_into, unpack_from

from mfrc522 import BLOCK, CardLost

MAGIC = 0x4650
HEAD = "<HHH"
SUM = 6      # where the checksum is
TEXT = 10    # where the text begins
SECTOR = 4   # blocks; the last is the trailer
BANK = 23    # blocks

DATA_BLOCKS = tuple(n for n in range(1, 64) if n % SECTOR != SECTOR - 1)
BANKS = (DATA_BLOCKS[:BANK], DATA_BLOCKS[-BANK:])

# The most bytes of a text.
ROOM = BANK * BLOCK - TEXT


class VaultError(Exception):
    """A text that the card has no room for, or does not keep."""


class Vault:
    """What one reader sees of one card after the other."""

    def __init__(self, reader):
        self.reader = reader
        self.buffer = bytearray(BANK * BLOCK)
        self.sector = None  # the one that is open
        self.bank = 0       # where the next save goes, and its number
        self.number = 0

    def load(self, uid):
        """The text on the card that was just selected, or None if it has none."""
        self.sector = None
        heads = self.head(0, uid), self.head(1, uid)
        newest = 1
        if heads[1] is None or (heads[0] is not None
                                and (heads[0] - heads[1]) & 0xffff < 0x8000):
            newest = 0
        for bank in (newest, 1 - newest):
            if heads[bank] is not None and self.is_whole(bank, uid):
                try:
                    text = self.text()
                except UnicodeError:
                    continue  # whole, but no text
                self.bank = 1 - bank
                self.number = heads[bank] + 1 & 0xffff
                return text
        self.bank = self.number = 0
        return None

    def save(self, uid, text):
        """Put a text on the card that was loaded."""
        text = text.encode()
        if len(text) > ROOM:
            raise VaultError("a card has room for {} bytes, not for {}".format(
                ROOM, len(text)))
        for bank in (self.bank, 1 - self.bank):
            if self.put(bank, uid, text):
                self.bank = 1 - bank
                self.number = self.number + 1 & 0xffff
                return
        raise VaultError("the card does not keep what is written")

    def put(self, bank, uid, text):
        """Write a bank. Does the card keep it?"""
        buffer = self.buffer
        pack_into(HEAD, buffer, 0, MAGIC, self.number, len(text))
        buffer[TEXT:TEXT + len(text)] = text
        pack_into("<I", buffer, SUM, self.checksum(len(text)))
        # The first block makes the bank whole, so it comes last.
        for i in range((TEXT + len(text) - 1) // BLOCK, -1, -1):
            if not self.put_block(BANKS[bank][i], i * BLOCK, uid):
                return False
        return True

    def put_block(self, block, at, uid):
        """Write a block out of the buffer, and read it back to where it came from."""
        view = memoryview(self.buffer)[at:at + BLOCK]
        written = crc32(view)
        self.enter(block, uid)
        self.reader.write(block, self.buffer, at)
        try:
            self.reader.read(block, self.buffer, at)
        except CardLost:
            if at != 0:
                raise
            # All is written, the last block too: the card has a right to leave.
        return crc32(view) == written

    def head(self, bank, uid):
        """The number of the save in a bank, if it looks like one."""
        self.fetch(bank, 0, uid)
        magic, number, length = unpack_from(HEAD, self.buffer)
        return number if magic == MAGIC and length <= ROOM else None

    def is_whole(self, bank, uid):
        """Read a bank; does its checksum agree?"""
        self.fetch(bank, 0, uid)
        length = unpack_from(HEAD, self.buffer)[2]
        for i in range(1, (TEXT + length + BLOCK - 1) // BLOCK):
            self.fetch(bank, i, uid)
        return unpack_from("<I", self.buffer, SUM)[0] == self.checksum(length)

    def checksum(self, length):
        view = memoryview(self.buffer)
        return crc32(view[TEXT:TEXT + length], crc32(view[:SUM]))

    def text(self):
        length = unpack_from(HEAD, self.buffer)[2]
        return str(self.buffer[TEXT:TEXT + length], "utf-8")

    def fetch(self, bank, i, uid):
        """Read block i of a bank to its place in the buffer."""
        self.enter(BANKS[bank][i], uid)
        self.reader.read(BANKS[bank][i], self.buffer, i * BLOCK)

    def enter(self, block, uid):
        """Open the sector of a block, if it is not the open one."""
        sector = block // SECTOR
        if sector != self.sector:
            self.sector = None
            self.reader.open(block, uid)
            self.sector = sector
