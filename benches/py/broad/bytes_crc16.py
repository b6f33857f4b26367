import time
time.ticks_ms()

def crc16(data, crc=0xFFFF):
    for b in data:
        crc ^= b
        for i in range(8):
            if crc & 1:
                crc = (crc >> 1) ^ 0xA001
            else:
                crc >>= 1
    return crc

def frame(addr, func, payload):
    msg = bytes([addr, func]) + payload
    c = crc16(msg)
    return msg + bytes([c & 0xFF, c >> 8])

def check(msg):
    return crc16(msg[:-2]) == msg[-2] | msg[-1] << 8

ok = 0
total = 0
for i in range(50):
    f = bytearray(frame(17, 3, b"\x00" * (i % 4) + bytes([i, 255 - i])))
    ok += check(f)
    f[i % len(f)] ^= 1
    ok += check(f) * 1000
    total += sum(f)
print("crc16", ok, total)
