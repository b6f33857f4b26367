"""AES as in MicroPython's `cryptolib`: ECB, CBC and CTR, with keys of 128 and 256 bits.

The tables are computed at freeze time. A block is 16 bytes, column by column.
"""

from micropython import const

_ECB = const(1)
_CBC = const(2)
_CTR = const(6)

_NEW = const(0)
_ENCRYPTS = const(1)
_DECRYPTS = const(2)


def _double(x):
    """Twice x, in the field of 256 elements."""
    return x << 1 ^ (0x11B if x & 0x80 else 0)


def _tables():
    powers = []
    x = 1
    for _ in range(255):
        powers.append(x)
        x ^= _double(x)
    box = bytearray(256)
    box[0] = 0x63
    for i, x in enumerate(powers):
        y = powers[-i % 255]
        y |= y << 8
        box[x] = (y ^ y >> 4 ^ y >> 5 ^ y >> 6 ^ y >> 7) & 0xFF ^ 0x63
    back = bytearray(256)
    for i, x in enumerate(box):
        back[x] = i

    def times(n):
        """The products of all elements and n."""
        n = powers.index(n)
        products = bytearray(256)
        for i, x in enumerate(powers):
            products[x] = powers[(i + n) % 255]
        return bytes(products)

    return bytes(box), bytes(back), times(2), [times(n) for n in (14, 11, 13, 9)]


_BOX, _BACK, _TWICE, _TIMES = _tables()

# For each place of a block, the place whose byte moves there when rows are shifted, and when they are shifted back.
_SHIFTED = bytes(i * 5 % 16 for i in range(16))
_UNSHIFTED = bytes(i * 13 % 16 for i in range(16))


def _expand(key):
    """The round keys, one after the other."""
    n = len(key)
    keys = bytearray(key)
    constant = 1
    while len(keys) < n * 4 + 112:
        word = list(keys[-4:])
        if len(keys) % n == 0:
            word = [_BOX[word[i]] for i in (1, 2, 3, 0)]
            word[0] ^= constant
            constant = _double(constant)
        elif n == 32 and len(keys) % n == 16:
            word = [_BOX[x] for x in word]
        start = len(keys) - n
        keys.extend(bytes(keys[start + i] ^ word[i] for i in range(4)))
    return bytes(keys)


def _encrypt(keys, block):
    last = len(keys) - 16
    state = [block[i] ^ keys[i] for i in range(16)]
    for k in range(16, last, 16):
        state = [_BOX[state[i]] for i in _SHIFTED]
        for c in range(0, 16, 4):
            p, q, r, s = state[c : c + 4]
            mix = p ^ q ^ r ^ s
            state[c] = p ^ mix ^ _TWICE[p ^ q] ^ keys[k + c]
            state[c + 1] = q ^ mix ^ _TWICE[q ^ r] ^ keys[k + c + 1]
            state[c + 2] = r ^ mix ^ _TWICE[r ^ s] ^ keys[k + c + 2]
            state[c + 3] = s ^ mix ^ _TWICE[s ^ p] ^ keys[k + c + 3]
    return [_BOX[state[_SHIFTED[i]]] ^ keys[last + i] for i in range(16)]


def _decrypt(keys, block):
    e, b, d, n = _TIMES
    k = len(keys) - 16
    state = [block[i] ^ keys[k + i] for i in range(16)]
    while k > 16:
        k -= 16
        state = [_BACK[state[_UNSHIFTED[i]]] ^ keys[k + i] for i in range(16)]
        for c in range(0, 16, 4):
            p, q, r, s = state[c : c + 4]
            state[c] = e[p] ^ b[q] ^ d[r] ^ n[s]
            state[c + 1] = n[p] ^ e[q] ^ b[r] ^ d[s]
            state[c + 2] = d[p] ^ n[q] ^ e[r] ^ b[s]
            state[c + 3] = b[p] ^ d[q] ^ n[r] ^ e[s]
    return [_BACK[state[_UNSHIFTED[i]]] ^ keys[i] for i in range(16)]


class aes:
    def __init__(self, key, mode, IV=None):
        if mode not in (_ECB, _CBC, _CTR):
            raise ValueError("mode")
        key = bytes(memoryview(key))
        if len(key) not in (16, 32):
            raise ValueError("key")
        if IV is not None:
            IV = bytearray(memoryview(IV))
            if len(IV) != 16:
                raise ValueError("IV")
        elif mode != _ECB:
            raise ValueError("IV")
        self._keys = _expand(key)
        self._mode = mode
        # CBC: the previous block of ciphertext. CTR: the counter.
        self._iv = IV
        self._does = _NEW
        # CTR: bytes of the encrypted counter that are not used yet.
        self._rest = ()

    def _start(self, data, into, does):
        """Checks the arguments. Returns views of input and output."""
        data = memoryview(data)
        if self._mode != _CTR and len(data) % 16:
            raise ValueError("blksize % 16")
        if into is None:
            into = bytearray(len(data))
        elif len(memoryview(into)) < len(data):
            raise ValueError("buffer too small")
        if self._mode == _CTR:
            does = _ENCRYPTS
        if self._does not in (_NEW, does):
            raise ValueError("can't encrypt & decrypt")
        self._does = does
        return data, memoryview(into)

    def _count(self, data, out):
        rest = self._rest
        for i, x in enumerate(data):
            if not rest:
                rest = _encrypt(self._keys, self._iv)
                at = 15
                while at >= 0:
                    self._iv[at] = (self._iv[at] + 1) & 0xFF
                    if self._iv[at]:
                        break
                    at -= 1
            out[i] = x ^ rest.pop(0)
        self._rest = rest

    def encrypt(self, data, into=None):
        data, out = self._start(data, into, _ENCRYPTS)
        if self._mode == _CTR:
            self._count(data, out)
        else:
            for at in range(0, len(data), 16):
                block = data[at : at + 16]
                if self._mode == _CBC:
                    block = [block[i] ^ self._iv[i] for i in range(16)]
                block = _encrypt(self._keys, block)
                out[at : at + 16] = bytes(block)
                if self._mode == _CBC:
                    self._iv = block
        return bytes(out) if into is None else into

    def decrypt(self, data, into=None):
        data, out = self._start(data, into, _DECRYPTS)
        if self._mode == _CTR:
            self._count(data, out)
        else:
            for at in range(0, len(data), 16):
                before = bytes(data[at : at + 16])
                block = _decrypt(self._keys, before)
                if self._mode == _CBC:
                    block = [block[i] ^ self._iv[i] for i in range(16)]
                    self._iv = before
                out[at : at + 16] = bytes(block)
        return bytes(out) if into is None else into
