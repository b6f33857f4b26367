# oracle: design CPython has no module cryptolib, nor has MicroPython for node; openssl gives the same
# AES: known answers of FIPS 197, chained blocks, a counter, and what is refused.
from binascii import hexlify
from cryptolib import aes

PLAIN = bytes(range(0x00, 0x100, 0x11))
for n in (16, 32):
    key = bytes(range(n))
    cipher = aes(key, 1).encrypt(PLAIN)
    print(n, hexlify(cipher), aes(key, 1).decrypt(cipher) == PLAIN)

KEY = b"1234567890abcdef"
IV = bytes(range(16))
text = b"Nine miles of frozen road, and at the end of it the fort: a lid."
for mode in (1, 2, 6):
    args = (KEY, mode) if mode == 1 else (KEY, mode, IV)
    whole = aes(*args).encrypt(text)
    cipher = aes(*args)
    parts = cipher.encrypt(text[:16]) + cipher.encrypt(text[16:])
    print(mode, hexlify(whole), parts == whole, aes(*args).decrypt(whole) == text)

# Into a buffer, which is given back; the input itself, too.
buffer = bytearray(text)
cipher = aes(KEY, 2, IV)
print(cipher.encrypt(buffer, buffer) is buffer, aes(KEY, 2, IV).decrypt(buffer) == text)
wide = bytearray(40)
aes(KEY, 1).encrypt(memoryview(text)[:32], wide)
print(hexlify(wide))

# The counter runs over its last byte, and a stream takes any length.
counter = aes(KEY, 6, b"\xff" * 16)
print(hexlify(counter.encrypt(b"abc") + counter.encrypt(b"defghijklmnopqrstuvwxyz")))


def attempt(f, *args):
    try:
        print(f(*args))
    except (TypeError, ValueError) as e:
        print(type(e).__name__, e)


attempt(aes, KEY[:-1], 1)
attempt(aes, KEY, 2)
attempt(aes, KEY, 2, IV[1:])
attempt(aes, KEY, 3)
attempt(aes(KEY, 1).encrypt, b"short")
attempt(aes(KEY, 1).encrypt, PLAIN, bytearray(15))
cipher = aes(KEY, 2, IV)
cipher.encrypt(PLAIN)
attempt(cipher.decrypt, PLAIN)
attempt(aes(KEY, 1).encrypt, 5)
