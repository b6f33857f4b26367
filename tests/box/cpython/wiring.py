"""Stand-ins for screen and reader, in CPython."""
import museum


class Screen:
    width = 128
    height = 64

    def __init__(self):
        self.pixels = bytearray(self.width * self.height // 8)

    def clear(self):
        self.pixels[:] = bytes(len(self.pixels))

    def redraw(self):
        museum.shown = bytes(self.pixels)


class Reader:
    sector = None

    def find(self, uid):
        if museum.laid is None:
            return False
        uid[:] = bytes((4, 0xa1, 0x5e, museum.laid, 0))
        return True

    def open(self, block, uid):
        self.sector = block // 4

    def memory(self, block):
        assert self.sector == block // 4 and block % 4 != 3 and block != 0
        return museum.cards[museum.laid]

    def read(self, block, into, at=0):
        memory = self.memory(block)
        into[at:at + 16] = memory[16 * block:16 * block + 16]

    def write(self, block, content, at=0):
        self.memory(block)[16 * block:16 * block + 16] = content[at:at + 16]

    def close(self):
        self.sector = None


def connect(name):
    return Screen(), Reader()
