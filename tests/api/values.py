from check import check
import errno, uctypes, machine, framebuf, select, onewire, esp, deflate, micropython, math

print("constants")
#: errno.EACCES errno.EADDRINUSE errno.EAGAIN errno.EALREADY errno.EBADF errno.ECONNABORTED errno.ECONNREFUSED errno.ECONNRESET
check((errno.EACCES, errno.EADDRINUSE, errno.EAGAIN, errno.EALREADY), (13, 98, 11, 114))
check((errno.EBADF, errno.ECONNABORTED, errno.ECONNREFUSED, errno.ECONNRESET), (9, 103, 111, 104))
#: errno.EEXIST errno.EHOSTUNREACH errno.EINPROGRESS errno.EINVAL errno.EIO errno.EISDIR errno.ENOBUFS errno.ENODEV
check((errno.EEXIST, errno.EHOSTUNREACH, errno.EINPROGRESS, errno.EINVAL), (17, 113, 115, 22))
check((errno.EIO, errno.EISDIR, errno.ENOBUFS, errno.ENODEV), (5, 21, 105, 19))
#: errno.ENOENT errno.ENOMEM errno.ENOTCONN errno.EOPNOTSUPP errno.EPERM errno.ETIMEDOUT
check((errno.ENOENT, errno.ENOMEM, errno.ENOTCONN, errno.EOPNOTSUPP, errno.EPERM, errno.ETIMEDOUT), (2, 12, 107, 95, 1, 110))
#: errno.errorcode
check((errno.errorcode[2], errno.errorcode[110], len(errno.errorcode)), ("ENOENT", "ETIMEDOUT", 22))
#: uctypes.VOID uctypes.UINT8 uctypes.INT8 uctypes.UINT16 uctypes.INT16 uctypes.UINT32 uctypes.INT32 uctypes.UINT64 uctypes.INT64
check((uctypes.VOID, uctypes.UINT8, uctypes.INT8, uctypes.UINT16, uctypes.INT16), (0, 0, 0x8000000, 0x10000000, 0x18000000))
check((uctypes.UINT32, uctypes.INT32, uctypes.UINT64, uctypes.INT64), (0x20000000, 0x28000000, 0x30000000, 0x38000000))
#: uctypes.BFUINT8 uctypes.BFINT8 uctypes.BFUINT16 uctypes.BFINT16 uctypes.BFUINT32 uctypes.BFINT32 uctypes.BF_POS uctypes.BF_LEN
check((uctypes.BFUINT8, uctypes.BFINT8, uctypes.BFUINT16), (-0x40000000, -0x38000000, -0x30000000))
check((uctypes.BFINT16, uctypes.BFUINT32, uctypes.BFINT32), (-0x28000000, -0x20000000, -0x18000000))
check((uctypes.BF_POS, uctypes.BF_LEN), (17, 22))
#: uctypes.FLOAT32 uctypes.FLOAT64 uctypes.PTR uctypes.ARRAY uctypes.LITTLE_ENDIAN uctypes.BIG_ENDIAN uctypes.NATIVE
check((uctypes.FLOAT32, uctypes.FLOAT64, uctypes.PTR, uctypes.ARRAY), (-0x10000000, -0x8000000, 0x20000000, -0x40000000))
check((uctypes.LITTLE_ENDIAN, uctypes.BIG_ENDIAN, uctypes.NATIVE), (0, 1, 2))
#: uctypes.SHORT uctypes.USHORT uctypes.INT uctypes.UINT uctypes.LONG uctypes.ULONG uctypes.LONGLONG uctypes.ULONGLONG
check((uctypes.SHORT, uctypes.USHORT, uctypes.INT, uctypes.UINT), (0x18000000, 0x10000000, 0x28000000, 0x20000000))
check((uctypes.LONG, uctypes.ULONG, uctypes.LONGLONG, uctypes.ULONGLONG), (0x28000000, 0x20000000, 0x38000000, 0x30000000))
#: esp.SLEEP_NONE esp.SLEEP_LIGHT esp.SLEEP_MODEM
check((esp.SLEEP_NONE, esp.SLEEP_LIGHT, esp.SLEEP_MODEM), (0, 1, 2))
#: machine.PWRON_RESET machine.HARD_RESET machine.WDT_RESET machine.DEEPSLEEP_RESET machine.SOFT_RESET machine.DEEPSLEEP
check((machine.PWRON_RESET, machine.HARD_RESET, machine.WDT_RESET), (0, 6, 1))
check((machine.DEEPSLEEP_RESET, machine.SOFT_RESET, machine.DEEPSLEEP), (5, 4, 4))
#: machine.Pin.IN machine.Pin.OUT machine.Pin.OPEN_DRAIN machine.Pin.PULL_UP machine.Pin.IRQ_RISING machine.Pin.IRQ_FALLING
check((machine.Pin.IN, machine.Pin.OUT, machine.Pin.OPEN_DRAIN), (0, 1, 2))
check((machine.Pin.PULL_UP, machine.Pin.IRQ_RISING, machine.Pin.IRQ_FALLING), (1, 1, 2))
#: machine.SPI.LSB machine.SPI.MSB machine.SoftSPI.LSB machine.SoftSPI.MSB
check((machine.SPI.LSB, machine.SPI.MSB, machine.SoftSPI.LSB, machine.SoftSPI.MSB), (1, 0, 1, 0))
#: machine.Timer.ONE_SHOT machine.Timer.PERIODIC machine.RTC.ALARM0
check((machine.Timer.ONE_SHOT, machine.Timer.PERIODIC, machine.RTC.ALARM0), (0, 1, 0))
#: framebuf.MONO_VLSB framebuf.MVLSB framebuf.MONO_HLSB framebuf.MONO_HMSB framebuf.RGB565 framebuf.GS2_HMSB framebuf.GS4_HMSB framebuf.GS8
check((framebuf.MONO_VLSB, framebuf.MVLSB, framebuf.MONO_HLSB, framebuf.MONO_HMSB), (0, 0, 3, 4))
check((framebuf.RGB565, framebuf.GS2_HMSB, framebuf.GS4_HMSB, framebuf.GS8), (1, 5, 2, 6))
#: deflate.AUTO deflate.RAW deflate.ZLIB deflate.GZIP
check((deflate.AUTO, deflate.RAW, deflate.ZLIB, deflate.GZIP), (0, 1, 2, 3))
#: math.e math.pi
check((math.e, math.pi), (2.718281828, 3.141592653))
#: select.POLLIN select.POLLOUT select.POLLERR select.POLLHUP
check((select.POLLIN, select.POLLOUT, select.POLLERR, select.POLLHUP), (1, 4, 8, 16))
#: onewire.OneWire.SEARCH_ROM onewire.OneWire.MATCH_ROM onewire.OneWire.SKIP_ROM
check((onewire.OneWire.SEARCH_ROM, onewire.OneWire.MATCH_ROM, onewire.OneWire.SKIP_ROM), (0xF0, 0x55, 0xCC))
