# calcsize: standard and native sizes, with padding.
import struct
for f in ("", "<", ">", "!", "@", "b", "B", "h", "H", "i", "I", "q", "Q", "x", "s", "3s", "0s", "bh", "<bh", ">bi", "@bi", "<bHiq", "3x", "2h3b", "bhbi", "10B", "<bq", "hhi", "<f", "<d", "bf", ">3f2d", "2x2h"):
    print(repr(f), struct.calcsize(f))
for bad in ("Z", "<Z", "b&"):
    try:
        struct.calcsize(bad)
    except Exception as e:
        print("error")
