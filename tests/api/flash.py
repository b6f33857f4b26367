from check import check, raised, emptied
import esp

print("flash")
# The last sector, which the file store uses last.
sector = esp.flash_size() // 4096 - 1
at = sector * 4096
#: esp.flash_size esp.flash_user_start
size, start = esp.flash_size(), esp.flash_user_start()
check((size >= start + 65536, size % 4096, start), (True, 0, 0x100000))
#: esp.flash_id
check((esp.flash_id() & 0xFFFF, 1 << (esp.flash_id() >> 16)), (0x40EF, esp.flash_size()))
#: esp.flash_erase
esp.flash_write(at, b"abcd")
esp.flash_erase(sector)
check((esp.flash_read(at, 4), raised(lambda: esp.flash_erase(1 << 20))), (b"\xff\xff\xff\xff", "OSError(5,)"))
#: esp.flash_write
esp.flash_erase(sector)
esp.flash_write(at + 4, b"abcdefgh" * 20)
check((esp.flash_read(at, 8), esp.flash_read(at + 156, 8)), (b"\xff\xff\xff\xffabcd", b"abcdefgh"))
esp.flash_write(at, memoryview(b"wxyz"))
check((esp.flash_read(at, 4), raised(lambda: esp.flash_write(at, b"abc"))), (b"wxyz", "ValueError('len must be multiple of 4',)"))
check(raised(lambda: esp.flash_write(at + 4096, b"abcd")), "OSError(5,)")
#: esp.flash_read
esp.flash_erase(sector)
esp.flash_write(at, b"abcdefgh")
data = bytearray(6)
nothing = esp.flash_read(at, data)
check((nothing, bytes(data), esp.flash_read(at + 4, 3), raised(lambda: esp.flash_read(at + 2, 4))), (None, b"abcdef", b"efg", "OSError(5,)"))
#: esp.check_fw
#> size: 
if esp.flash_read(0, 1) == b"\xff":
    # Where the flash has no firmware: one of four bytes, as esptool would write it.
    esp.flash_write(0, b"\xe9\1\0\0\0\0\x10\x40\0\0\x10\x40\4\0\0\0abcd" + bytes(11) + b"\xeb")
check(esp.check_fw(), True)
