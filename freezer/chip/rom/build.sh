#!/bin/sh
# build.sh OUT.bin: assembles the stand-in for the mask ROM, 64 KiB. rom.bin beside this file is its output.
set -eu
[ $# -eq 1 ] || { echo "usage: build.sh OUT.bin" >&2; exit 2; }
here=$(cd "$(dirname "$0")" && pwd)
unfinished=$(mktemp "$1.XXXXXX")
trap 'rm -f "$unfinished" "$unfinished.elf"' EXIT
xtensa-lx106-elf-gcc -nostdlib -Wl,-z,noexecstack -I"$here" -Wl,-T,"$here/rom.ld" -o "$unfinished.elf" \
    "$here/rom.S" "$here/uart.S" "$here/spi.S" "$here/functions.S" "$here/table.S"
xtensa-lx106-elf-objcopy -O binary --gap-fill 0 --pad-to 0x40010000 "$unfinished.elf" "$unfinished"
chmod 644 "$unfinished"
mv "$unfinished" "$1"
