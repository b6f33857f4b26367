#!/usr/bin/env python3
"""A stand-in for an ESP8266 in its ROM's serial loader, on a pseudo-terminal, for esptool to talk to.

    fakerom.py --flash flash.bin -- esptool --chip esp8266 --port {port} --no-stub \\
        --before no-reset --after no-reset write-flash 0x0 boot.bin

Runs the command with {port} replaced by the terminal's name, then writes the flash chip's content to the file, and prints
the ranges that were erased and written. If the file exists, it is the content at the start. The exit status is the
command's.

The protocol is Espressif's "Serial Protocol" page of esptool's documentation: SLIP packets of
a direction, a command, a length, a checksum or value, and data. All commands of the ESP8266's ROM are here, except for
loading programs into RAM. esptool's stub is such a program and cannot run here: use --no-stub.
"""
import argparse
import contextlib
import os
import pty
import select
import struct
import subprocess
import sys
import tempfile
import threading
import tty

SECTOR = 4096
BLOCK_SECTORS = 16
FLASH_BYTES = 4 << 20
FLASH_ID = 0x1640EF                     # JEDEC: Winbond, 25Q, 2^22 bytes

# Commands.
FLASH_BEGIN, FLASH_DATA, FLASH_END = 0x02, 0x03, 0x04
MEM_BEGIN, MEM_END, MEM_DATA = 0x05, 0x06, 0x07
SYNC, WRITE_REG, READ_REG = 0x08, 0x09, 0x0A

# The two bytes at the end of an answer: failed or not, and why.
DONE, INVALID, FAILED, BAD_CHECKSUM = b"\0\0", b"\1\5", b"\1\6", b"\1\7"
CHECKSUM_SEED = 0xEF

SPI_CMD, SPI_USR2, SPI_W0 = 0x6000_0200, 0x6000_0224, 0x6000_0240
SPI_CMD_USR = 1 << 18
READ_ID, READ_STATUS = 0x9F, 0x05

# Words that esptool reads: the word of the ROM that tells the chips apart, eFuses (MAC), UART divisor (crystal).
REGISTERS = {
    0x4000_1000: 0xFFF0_C101,
    0x3FF0_0050: 0x1234_5668, 0x3FF0_0054: 0x0002_3456, 0x3FF0_0058: 0x0000_9000, 0x3FF0_005C: 0x0018_FE34,
    0x6000_0014: 52_000_000 // 115_200,
}


class Flash:
    """A NOR flash: erasing sets bits, a sector at a time; writing clears them."""

    def __init__(self, content):
        self.bytes = bytearray(content)
        self.log = []

    def erase(self, sector, count):
        start, end = sector * SECTOR, (sector + count) * SECTOR
        if end > len(self.bytes):
            raise ValueError(f"erase of {start:#010x}..{end:#010x}: the flash ends at {len(self.bytes):#x}")
        if count:
            self.bytes[start:end] = b"\xff" * (end - start)
            self.note("erased", start, end)

    def write(self, start, data):
        end = start + len(data)
        if end > len(self.bytes):
            raise ValueError(f"write of {start:#010x}..{end:#010x}: the flash ends at {len(self.bytes):#x}")
        result = bytes(a & b for a, b in zip(self.bytes[start:end], data))
        self.bytes[start:end] = result
        self.note("wrote", start, end)
        if result != data:
            self.log.append(("not erased before the write", start, end))

    def note(self, what, start, end):
        """Notes a range. It becomes part of the range before it if they touch."""
        if self.log and self.log[-1][0] == what and self.log[-1][2] == start:
            start = self.log.pop()[1]
        self.log.append((what, start, end))


class Rom:
    """The loader's commands."""

    def __init__(self, flash):
        self.flash = flash
        self.registers = dict(REGISTERS)
        self.writing = None             # (address, block size, blocks) since FLASH_BEGIN

    def command(self, op, data, checksum):
        """Returns value and status of the answer."""
        try:
            return self.dispatch(op, data, checksum)
        except struct.error:
            return 0, INVALID
        except ValueError as e:
            self.flash.log.append((f"refused: {e}", None, None))
            return 0, FAILED

    def dispatch(self, op, data, checksum):
        if op == SYNC:
            return 0x2012_0707, DONE
        if op == READ_REG:
            return self.registers.get(struct.unpack_from("<I", data)[0], 0), DONE
        if op == WRITE_REG:
            address, value, mask, _delay = struct.unpack_from("<4I", data)
            self.write_register(address, self.registers.get(address, 0) & ~mask | value & mask)
            return 0, DONE
        if op == FLASH_BEGIN:
            erase, blocks, size, address = struct.unpack_from("<4I", data)
            self.erase_area(address, erase)
            self.writing = address, size, blocks
            return 0, DONE
        if op == FLASH_DATA:
            return 0, self.flash_data(data, checksum)
        if op == FLASH_END:
            return 0, DONE
        if op in (MEM_BEGIN, MEM_DATA, MEM_END):
            raise ValueError("a program for the chip's RAM, which nothing runs here: give esptool --no-stub")
        return 0, INVALID               # esptool tries commands of later chips to tell them apart

    def write_register(self, address, value):
        if address == SPI_CMD and value & SPI_CMD_USR:
            # Runs the flash command that the other registers describe.
            command = self.registers.get(SPI_USR2, 0) & 0xFF
            if command == READ_ID:
                self.registers[SPI_W0] = FLASH_ID
            elif command == READ_STATUS:
                self.registers[SPI_W0] = 0
            value &= ~SPI_CMD_USR
        self.registers[address] = value

    def erase_area(self, address, size):
        """Erases as the chip does: first up to the end of the block of 64 KiB, and then `size` bytes from there, although the
        beginning is done. esptool knows (ESP8266ROM.get_erase_size), and asks for less."""
        first = address // SECTOR
        count = -(-size // SECTOR)
        head = min(count, BLOCK_SECTORS - first % BLOCK_SECTORS)
        self.flash.erase(first, head + count)

    def flash_data(self, data, checksum):
        length, number = struct.unpack_from("<2I", data)
        payload = data[16:]
        computed = CHECKSUM_SEED
        for byte in payload:
            computed ^= byte
        if computed != checksum & 0xFF:
            return BAD_CHECKSUM
        if self.writing is None:
            return INVALID
        address, size, blocks = self.writing
        if len(payload) != length or length > size or number >= blocks:
            return INVALID
        self.flash.write(address + number * size, payload)
        return DONE


def answer(op, value, status):
    """The packet of an answer, as it is sent over the line."""
    packet = struct.pack("<BBHI", 1, op, len(status), value) + status
    return b"\xc0" + packet.replace(b"\xdb", b"\xdb\xdd").replace(b"\xc0", b"\xdb\xdc") + b"\xc0"


def serve(line, rom, end):
    """Answers packets from the terminal `line` until there is something to read at `end`."""
    packet = None                       # the bytes of the packet so far
    escaped = False
    while True:
        ready, _, _ = select.select([line, end], [], [])
        if end in ready:
            return
        for byte in os.read(line, 65536):
            if byte == 0xC0:
                if packet:
                    respond(line, rom, bytes(packet))
                    packet = None
                else:
                    packet = bytearray()
                escaped = False
            elif packet is None:
                pass                    # between packets
            elif escaped:
                packet.append({0xDC: 0xC0, 0xDD: 0xDB}.get(byte, byte))
                escaped = False
            elif byte == 0xDB:
                escaped = True
            else:
                packet.append(byte)


def respond(line, rom, packet):
    if len(packet) < 8:
        return
    _direction, op, length, checksum = struct.unpack_from("<BBHI", packet)
    data = packet[8:]
    value, status = rom.command(op, data, checksum) if len(data) == length else (0, INVALID)
    # The ROM answers a SYNC eight times.
    reply = answer(op, value, status) * (8 if op == SYNC else 1)
    while reply:
        reply = reply[os.write(line, reply):]


def load(path):
    """The content of the flash: that of the file, if it exists, and erased bytes behind it."""
    directory = os.path.dirname(os.path.abspath(path))
    if not os.access(directory, os.W_OK):
        sys.exit(f"fakerom: cannot write {path}: {directory} is no directory, or not writable")
    content = b""
    with contextlib.suppress(FileNotFoundError), open(path, "rb") as f:
        content = f.read()
    if len(content) > FLASH_BYTES:
        sys.exit(f"fakerom: {path} has {len(content)} bytes, and the flash {FLASH_BYTES}")
    return content.ljust(FLASH_BYTES, b"\xff")


def store(path, content):
    """Writes the whole file or nothing."""
    with tempfile.NamedTemporaryFile(dir=os.path.dirname(os.path.abspath(path)), delete=False) as f:
        try:
            f.write(content)
            f.close()
            os.chmod(f.name, 0o644)
            os.replace(f.name, path)
        except BaseException:
            os.unlink(f.name)
            raise


def run(command, flash):
    """Runs the command beside the loader and returns its exit status."""
    line, port = pty.openpty()
    tty.setraw(line)
    tty.setraw(port)
    end, stop = os.pipe()
    server = threading.Thread(target=serve, args=(line, Rom(flash), end))
    server.start()
    try:
        return subprocess.run([word.replace("{port}", os.ttyname(port)) for word in command], check=False).returncode
    except FileNotFoundError:
        sys.exit(f"fakerom: there is no program {command[0]}; esptool: pip install esptool")
    finally:
        os.write(stop, b".")
        server.join()


def main():
    options = argparse.ArgumentParser(description="A fake ESP8266 in its serial loader, for esptool.")
    options.add_argument("--flash", required=True, metavar="FILE", help="content of the flash, before and after")
    options.add_argument("command", nargs="+", help="to run; {port} is replaced by the serial port")
    options = options.parse_args()
    if not any("{port}" in word for word in options.command):
        sys.exit("fakerom: the command does not name {port}: esptool --port {port} ...")
    try:
        flash = Flash(load(options.flash))
        status = run(options.command, flash)
        store(options.flash, flash.bytes)
    except OSError as e:
        sys.exit(f"fakerom: {e}")
    for what, start, end in flash.log:
        print(f"fakerom: {what}" + ("" if start is None else f" {start:#010x}..{end:#010x}"))
    return status


if __name__ == "__main__":
    sys.exit(main())
