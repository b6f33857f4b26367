"""The whole chain: a program of 31,600 results gives the same digest on the host as on the emulated lx106,
with all passes, with each pass alone, and with none.

    python3 -m unittest discover -s firmware/tools/tests

Needs cargo, rustc, Debian's rustc-web, gcc-xtensa-lx106 and QEMU. XLINK_TEST_TARGET names the target directory
(default: one in the system's temporary directory, kept, for the library takes a minute to build).
"""

import os
import subprocess
import sys
import tempfile
import unittest

HERE = os.path.dirname(os.path.abspath(__file__))
PROGRAM = os.path.join(HERE, "differential")
TARGET = os.environ.get("XLINK_TEST_TARGET", os.path.join(tempfile.gettempdir(), "xlink-differential"))
sys.path.insert(0, os.path.dirname(HERE))
sys.dont_write_bytecode = True

from xasm import passes  # noqa: E402  (the path must be set first)

QEMU = ["qemu-system-xtensa", "-cpu", "lx106", "-machine", "sim", "-semihosting", "-nographic", "-monitor", "none",
        "-serial", "none", "-kernel"]


class Differential(unittest.TestCase):
    """One build; then the link again with other passes."""

    @classmethod
    def setUpClass(cls):
        native = os.path.join(TARGET, "native")
        os.makedirs(TARGET, exist_ok=True)
        subprocess.run(["rustc", "-O", "--edition", "2021", "-o", native, os.path.join(PROGRAM, "src", "native.rs")],
                       check=True, cwd=tempfile.gettempdir())
        cls.expected = subprocess.run([native], check=True, capture_output=True, text=True).stdout
        env = {**os.environ, "CARGO_TARGET_DIR": TARGET, "RUSTC_BOOTSTRAP": "1"}
        env.pop("XLINK_PASSES", None)
        subprocess.run(["cargo", "build", "--release", "-q"], check=True, cwd=PROGRAM, env=env)
        deps = os.path.join(TARGET, "xtensa-lx106-none-elf", "release", "deps")
        found = [f for f in os.listdir(deps) if f.endswith(".xlink.args")]
        cls.args = os.path.join(deps, max(found, key=lambda f: os.path.getmtime(os.path.join(deps, f))))

    def digest(self, selection):
        """What the program prints when it is linked with these passes, and the size of its code."""
        elf = os.path.join(TARGET, "again.elf")
        subprocess.run([os.path.join(os.path.dirname(HERE), "xlink"), "@" + self.args, "-o", elf], check=True,
                       env={**os.environ, "XLINK_PASSES": selection})
        out = subprocess.run([*QEMU, elf], check=True, capture_output=True, text=True, timeout=120,
                             stdin=subprocess.DEVNULL).stdout
        sizes = subprocess.run(["xtensa-lx106-elf-size", "-A", elf], check=True, capture_output=True, text=True).stdout
        text = next(int(line.split()[1]) for line in sizes.splitlines() if line.startswith(".text "))
        return out, text

    def test_all_and_none(self):
        plain, before = self.digest("none")
        self.assertEqual(plain, self.expected)
        small, after = self.digest("all")
        self.assertEqual(small, self.expected)
        self.assertLess(after, before * 0.92, "the passes no longer save what they used to")

    def test_each_pass_alone(self):
        for name in passes.PASSES:
            with self.subTest(name):
                self.assertEqual(self.digest(name)[0], self.expected)

    def test_each_pass_left_out(self):
        for name in passes.PASSES:
            with self.subTest(name):
                self.assertEqual(self.digest("-" + name)[0], self.expected)


if __name__ == "__main__":
    unittest.main()
