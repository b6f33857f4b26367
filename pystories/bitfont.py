"""Draws text as pixels, with the faces of faces/.

A face is a module. GLYPHS has, for each character from blank to tilde, its width in
pixels and then ROWS bytes, one for each row from the top; the lowest bit of a byte is
the rightmost pixel. PITCH is the height of a line in pixels. All of it stays in ROM.

A canvas is anything with `pixels`, a bytearray of rows of whole bytes with the leftmost
pixel in the highest bit, and with `width` and `height` in pixels.
"""

BLANK = 32
TILDE = 126
UNKNOWN = 63  # a question mark stands for a character that the face does not have
GAP = 1       # pixels between letters

# What `Flow.words` yields.
WORD = 0
SPACE = 1
BREAK = 2

# Template texts have the lines of an editor. A line of at least FILLED letters was full, so
# the next one continues the same sentence, unless it begins like an item of a list.
FILLED = 56
ITEMS = " -("


def place(face, code):
    """Where the glyph of a character begins."""
    if not BLANK <= code <= TILDE:
        code = UNKNOWN
    return (code - BLANK) * (face.ROWS + 1)


def width(face, text):
    """The width of a text in pixels, including the gap behind it."""
    total = 0
    for letter in text:
        total += face.GLYPHS[place(face, ord(letter))] + GAP
    return total


def stamp(canvas, face, code, x, y):
    """Draw one character, unless it would cross an edge. Return the next x."""
    at = place(face, code)
    glyphs = face.GLYPHS
    wide = glyphs[at]
    end = x + wide
    if x < 0 or y < 0 or end > canvas.width:
        return end + GAP
    pixels = canvas.pixels
    stride = canvas.width >> 3
    byte = y * stride + (x >> 3)
    shift = 16 - wide - (x & 7)
    last = at + min(face.ROWS, canvas.height - y)
    while at < last:
        at += 1
        bits = glyphs[at] << shift
        if bits:
            pixels[byte] |= bits >> 8
            bits &= 0xff
            if bits:
                pixels[byte + 1] |= bits
        byte += stride
    return end + GAP


def draw(canvas, face, text, x, y):
    """Draw a text on one line. Return the x behind it."""
    for letter in text:
        x = stamp(canvas, face, ord(letter), x, y)
    return x


def centre(canvas, face, text, y):
    """Draw a text in the middle of a line."""
    draw(canvas, face, text, (canvas.width - width(face, text) + GAP) >> 1, y)


def mark_more(canvas):
    """Draw the mark that says that there is another page."""
    stride = canvas.width >> 3
    at = stride * canvas.height - 1
    for bits in (0x04, 0x0e, 0x1f):
        canvas.pixels[at] |= bits
        at -= stride


class Flow:
    """Sets running text on a canvas, page after page, in constant memory."""

    def __init__(self, canvas, face):
        self.canvas = canvas
        self.face = face
        self.word = bytearray(canvas.width // (1 + GAP))
        self.letters = 0  # letters in the word
        self.wide = 0     # its width in pixels

    def pages(self, chunks):
        """Draw the text of the chunks. Yield True when a page is full and another
        follows, and False after the last page."""
        canvas = self.canvas
        pitch = self.face.PITCH
        lowest = canvas.height - self.face.ROWS
        blank = width(self.face, " ")
        canvas.clear()
        x = 0
        y = 0
        for what in self.words(chunks):
            if what == SPACE:
                x += blank
                continue
            if what == BREAK or x > 0 and x + self.wide > canvas.width + GAP:
                x = 0
                y += pitch
            if what == WORD:
                if y > lowest:
                    mark_more(canvas)
                    yield True
                    canvas.clear()
                    y = 0
                for i in range(self.letters):
                    x = stamp(canvas, self.face, self.word[i], x, y)
        yield False

    def words(self, chunks):
        """Cut the text of the chunks into words, spaces and line breaks. A chunk may
        end within a word."""
        column = 0
        ended = False   # a line of the text has just ended
        filled = False  # that line was full
        self.letters = self.wide = 0
        for chunk in chunks:
            for letter in chunk:
                if letter in " \n" and self.letters:
                    yield WORD
                    self.letters = self.wide = 0
                if letter == "\n":
                    if ended:
                        yield BREAK
                    ended = True
                    filled = column >= FILLED
                    column = 0
                    continue
                if ended:
                    ended = False
                    yield SPACE if filled and letter not in ITEMS else BREAK
                column += 1
                if letter == " ":
                    yield SPACE
                    continue
                code = ord(letter)
                more = self.face.GLYPHS[place(self.face, code)] + GAP
                if self.wide + more > self.canvas.width + GAP:
                    # The word is longer than a line, so it is cut.
                    yield WORD
                    self.letters = self.wide = 0
                self.word[self.letters] = code if code <= TILDE else UNKNOWN
                self.letters += 1
                self.wide += more
        if self.letters:
            yield WORD
