# differs: CPython wants signed=True for a negative number
# The bytes of negative numbers, and the sizes that hold them.
for n, size in ((-1, 1), (-5, 2), (-128, 1), (-300, 2), (-300, 4), (-32768, 2), (-(2**31), 4), (-(2**40), 8), (-(2**63) + 1, 8)):
    print(n, n.to_bytes(size, "big"), n.to_bytes(size, "little"))
for n, size in ((-129, 1), (-1, 0), (-32769, 2), (-(2**40), 5), (-(2**64), 8), (256, 1)):
    try:
        print(n.to_bytes(size, "big"))
    except OverflowError as e:
        print(n, size, e)
print((200).to_bytes(1, "big", True), (0).to_bytes(0, "big"))
