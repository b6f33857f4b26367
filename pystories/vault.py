"""The vault: keeps a visitor's state on the card, and never loses it.

The card has two banks. A save goes to the bank that does not hold the newest state, with
the next number and a checksum of everything. So the last state is untouched until the
new one is complete, and a card that is pulled away at any byte has one of the two. Each
block is read back: a worn block may acknowledge a write and keep its old content. Then
the save goes to the other bank, over the last state, since there is no third place.
Each bank begins with

    2 bytes  "PF"
    2        number of the save, which wraps
    2        length of the text
    4        CRC-32 of the six bytes before it and of the text

and the text follows, in UTF-8, in the blocks of the bank. Nothing else on the card is
written: neither its number nor the trailers with their keys.
"""
from binascii import crc32
from struct import pack_into, unpack_from

from mfrc522 import BLOCK, CardLost

MAGIC = 0x4650
HEAD = "<HHH"
SUM = 6      # place of the checksum
TEXT = 10    # place of the text
SECTOR = 4   # blocks of a sector; the last is the trailer
BANK = 23    # blocks of a bank

DATA_BLOCKS = tuple(n for n in range(1, 64) if n % SECTOR != SECTOR - 1)
BANKS = (DATA_BLOCKS[:BANK], DATA_BLOCKS[-BANK:])

# The largest size of a text, in bytes.
ROOM = BANK * BLOCK - TEXT


class VaultError(Exception):
    """A text that the card has no room for, or does not keep."""


class Vault:
    """Loads and saves the state on the cards of one reader."""

    def __init__(self, reader):
        self.reader = reader
        self.buffer = bytearray(BANK * BLOCK)
        self.sector = None  # the sector that is open
        self.bank = 0       # the bank of the next save,
        self.number = 0     # and its number

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
                    continue  # the checksum is right, but this is not a text
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
        """Write a bank. False if the card does not keep it."""
        buffer = self.buffer
        pack_into(HEAD, buffer, 0, MAGIC, self.number, len(text))
        buffer[TEXT:TEXT + len(text)] = text
        pack_into("<I", buffer, SUM, self.checksum(len(text)))
        # The first block makes the bank valid, so it is written last.
        for i in range((TEXT + len(text) - 1) // BLOCK, -1, -1):
            if not self.put_block(BANKS[bank][i], i * BLOCK, uid):
                return False
        return True

    def put_block(self, block, at, uid):
        """Write a block from the buffer, and read it back there. False if it differs."""
        view = memoryview(self.buffer)[at:at + BLOCK]
        written = crc32(view)
        self.enter(block, uid)
        self.reader.write(block, self.buffer, at)
        try:
            self.reader.read(block, self.buffer, at)
        except CardLost:
            if at != 0:
                raise
            # This was the last block, and all are written: the card may leave.
        return crc32(view) == written

    def head(self, bank, uid):
        """The number of the save in a bank; None if the bank has no valid head."""
        self.fetch(bank, 0, uid)
        magic, number, length = unpack_from(HEAD, self.buffer)
        return number if magic == MAGIC and length <= ROOM else None

    def is_whole(self, bank, uid):
        """Read a bank. Is its checksum right?"""
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
