# A hash that a body began goes on where it stood; it is copied at the first write.
print("start")
import binascii
import seeds

seeds.COMMON.update(b" and more")
same = seeds.COMMON
print(binascii.hexlify(same.digest()), binascii.hexlify(seeds.DONE)[:8], binascii.hexlify(seeds.OTHER.digest())[:8])
