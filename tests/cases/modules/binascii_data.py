# binascii: hexadecimal and base64, both ways.
import binascii
print(binascii.hexlify(b"\x00\xab\xff"), binascii.unhexlify(b"00abff"), binascii.unhexlify("7f"))
print(binascii.b2a_base64(b"hello"), binascii.a2b_base64(b"aGVsbG8="), binascii.b2a_base64(b""))
data = bytes(range(10))
print(binascii.a2b_base64(binascii.b2a_base64(data)) == data, binascii.unhexlify(binascii.hexlify(data)) == data)
try:
    binascii.unhexlify(b"abc")
except ValueError:
    print("ValueError")
