#!/bin/sh
# build-rom.sh OUT.elf: assembles and links the stand-in for the mask ROM.
set -eu
[ $# -eq 1 ] || { echo "usage: build-rom.sh OUT.elf" >&2; exit 2; }
here=$(cd "$(dirname "$0")" && pwd)
unfinished=$(mktemp "$1.XXXXXX")
trap 'rm -f "$unfinished"' EXIT
xtensa-lx106-elf-gcc -nostdlib -Wl,-z,noexecstack -Wl,-T,"$here/rom.ld" -o "$unfinished" "$here/rom.S"
mv "$unfinished" "$1"
