"""The reader: an MFRC522, and MIFARE Classic cards on it.

The driver reads into buffers that it is given, and writes from them. It allocates
nothing while it does, so it has no `for`, which would allocate an iterator. The chip
appends and checks the CRCs, and its timer ends each wait.
"""
from time import sleep_ms, sleep_us

# Registers.
COMMAND = 0x01
COM_IRQ = 0x04
ERROR = 0x06
STATUS2 = 0x08
FIFO_DATA = 0x09
FIFO_LEVEL = 0x0a
CONTROL = 0x0c
BIT_FRAMING = 0x0d
MODE = 0x11
TX_MODE = 0x12
RX_MODE = 0x13
TX_CONTROL = 0x14
TX_ASK = 0x15
T_MODE = 0x2a
T_PRESCALER = 0x2b
T_RELOAD_HIGH = 0x2c
T_RELOAD_LOW = 0x2d

# Commands of the chip.
IDLE = 0x00
TRANSMIT = 0x04
TRANSCEIVE = 0x0c
AUTHENTICATE = 0x0e
RESET = 0x0f

# Commands to a card.
WAKE = 0x52
FIND = 0x93
HALT = 0x50
KEY_A = 0x60
READ = 0x30
WRITE = 0xa0

ACKNOWLEDGE = 0x0a
CLASSIC = 0x08        # the answer of a MIFARE Classic card of 1 kB to its selection

RECEIVED = 0x20       # flags of COM_IRQ
ENDED = 0x10
TIMEOUT = 0x01
ERRORS = 0x1f         # flags of ERROR that matter
SESSION = 0x08        # flag of STATUS2
START = 0x80          # flag of BIT_FRAMING
FLUSH = 0x80          # flag of FIFO_LEVEL
APPEND_CRC = 0x80     # flag of TX_MODE; in RX_MODE it means: check the CRC
WHOLE = 0             # how many bits of the last byte are sent: all,
SHORT = 7             # or seven

TICKS = 600           # of 25 us: 15 ms, since a card may take 10 ms to write a block
POLL_US = 100         # between two polls for an answer
POLLS = 1000          # more polls than fit into 15 ms: then the chip is dead
BLOCK = 16            # bytes of a block

FACTORY_KEY = b"\xff\xff\xff\xff\xff\xff"


class CardLost(Exception):
    """The card is gone, or does not do what it was asked to do."""


def copy(source, into, at, count):
    while count > 0:
        count -= 1
        into[at + count] = source[count]


class Reader:
    """A reader on a bus. `select` is its select line, active low. `reset` is its reset
    line, or None if that is not connected."""

    key = FACTORY_KEY

    def __init__(self, spi, select, reset=None):
        self.spi = spi
        self.select = select
        self.pair = bytearray(2)
        self.frame = bytearray(BLOCK)
        # One transfer over the bus: an address, and bytes of the FIFO.
        self.line = bytearray(1 + BLOCK)
        self.pieces = [memoryview(self.line)[:1 + n] for n in range(BLOCK + 1)]
        select.value(1)
        if reset is not None:
            reset.value(0)
            sleep_ms(1)
            reset.value(1)
            sleep_ms(50)
        self.start()

    def start(self):
        """Reset and configure the chip, and switch its field on."""
        self.put(COMMAND, RESET)
        sleep_ms(50)
        self.put(T_MODE, 0x80)       # the timer starts when sending ends
        self.put(T_PRESCALER, 0xa9)  # 25 us
        self.put(T_RELOAD_HIGH, TICKS >> 8)
        self.put(T_RELOAD_LOW, TICKS & 0xff)
        self.put(TX_ASK, 0x40)
        self.put(MODE, 0x3d)         # CRCs begin with 0x6363
        self.put(TX_CONTROL, self.get(TX_CONTROL) | 0x03)

    def put(self, register, value):
        pair = self.pair
        pair[0] = register << 1
        pair[1] = value
        self.select.value(0)
        self.spi.write(pair)
        self.select.value(1)

    def get(self, register):
        pair = self.pair
        pair[0] = register << 1 | 0x80
        pair[1] = 0
        self.select.value(0)
        self.spi.write_readinto(pair, pair)
        self.select.value(1)
        return pair[1]

    def begin(self, command, count, frame=None, at=0, framing=WHOLE):
        """Give the chip a command, and `count` bytes of a frame for it."""
        if frame is None:
            frame = self.frame
        self.put(COMMAND, IDLE)
        self.put(COM_IRQ, 0x7f)
        self.put(FIFO_LEVEL, FLUSH)
        line = self.line
        line[0] = FIFO_DATA << 1
        i = 0
        while i < count:
            i += 1
            line[i] = frame[at]
            at += 1
        self.select.value(0)
        self.spi.write(self.pieces[count])
        self.select.value(1)
        self.put(BIT_FRAMING, framing)
        self.put(COMMAND, command)
        if command != AUTHENTICATE:
            self.put(BIT_FRAMING, framing | START)

    def wait(self, flags):
        """Wait for one of these flags. False at an error, or if the timer's flag comes first."""
        polls = 0
        while polls < POLLS:
            irq = self.get(COM_IRQ)
            if irq & flags:
                return not self.get(ERROR) & ERRORS
            if irq & TIMEOUT:
                break
            polls += 1
            sleep_us(POLL_US)
        return False

    def take(self, count, into, at=0):
        """Take an answer of exactly `count` bytes from the chip. False if it has another length."""
        if self.get(FIFO_LEVEL) != count or self.get(CONTROL) & 7:
            return False
        # Each address but the last asks for a byte, which comes while the next address is sent.
        line = self.line
        i = 0
        while i < count:
            line[i] = FIFO_DATA << 1 | 0x80
            i += 1
        line[i] = 0
        piece = self.pieces[count]
        self.select.value(0)
        self.spi.write_readinto(piece, piece)
        self.select.value(1)
        while i > 0:
            into[at + i - 1] = line[i]
            i -= 1
        return True

    def check(self, send, receive):
        """Set whether frames that are sent, and frames that are received, have a CRC."""
        self.put(TX_MODE, APPEND_CRC if send else 0)
        self.put(RX_MODE, APPEND_CRC if receive else 0)

    def wake(self):
        """Is there a card, asleep or not? A card that was at work may answer only the
        second time."""
        self.check(False, False)
        return self.ask() or self.ask()

    def ask(self):
        self.frame[0] = WAKE
        self.begin(TRANSCEIVE, 1, None, 0, SHORT)
        return self.wait(RECEIVED) and self.take(2, self.frame)

    def find(self, uid):
        """Select the card that is there, and put its number into `uid`: 5 bytes, of which
        the last is the checksum. False if there is no card."""
        if not self.wake():
            return False
        frame = self.frame
        frame[0] = FIND
        frame[1] = 0x20
        self.begin(TRANSCEIVE, 2)
        if not (self.wait(RECEIVED) and self.take(5, uid)):
            return False
        if uid[0] ^ uid[1] ^ uid[2] ^ uid[3] ^ uid[4]:
            return False
        frame[0] = FIND
        frame[1] = 0x70
        copy(uid, frame, 2, 5)
        self.check(True, True)
        self.begin(TRANSCEIVE, 7)
        return (self.wait(RECEIVED) and self.take(1, frame)
                and frame[0] == CLASSIC)

    def open(self, block, uid):
        """Authenticate for a block's sector, so that its blocks can be read and written."""
        frame = self.frame
        frame[0] = KEY_A
        frame[1] = block
        copy(self.key, frame, 2, 6)
        copy(uid, frame, 8, 4)
        self.begin(AUTHENTICATE, 12)
        if not (self.wait(ENDED) and self.get(STATUS2) & SESSION):
            raise CardLost

    def read(self, block, into, at=0):
        """Read the 16 bytes of a block whose sector is open."""
        self.frame[0] = READ
        self.frame[1] = block
        self.check(True, True)
        self.begin(TRANSCEIVE, 2)
        if not (self.wait(RECEIVED) and self.take(BLOCK, into, at)):
            raise CardLost

    def write(self, block, content, at=0):
        """Write the 16 bytes of a block whose sector is open."""
        self.frame[0] = WRITE
        self.frame[1] = block
        self.check(True, False)
        self.agree(2, self.frame, 0)
        self.agree(BLOCK, content, at)

    def agree(self, count, frame, at):
        """Send a frame that the card acknowledges with four bits."""
        self.begin(TRANSCEIVE, count, frame, at)
        if not (self.wait(RECEIVED) and self.get(FIFO_LEVEL) == 1
                and self.get(FIFO_DATA) == ACKNOWLEDGE):
            raise CardLost

    def close(self):
        """End the session, and put the card to sleep until `find` wakes it. The card
        does not answer."""
        self.frame[0] = HALT
        self.frame[1] = 0
        self.check(True, False)
        self.begin(TRANSMIT, 2)
        self.wait(ENDED)
        self.put(STATUS2, self.get(STATUS2) & ~SESSION)
