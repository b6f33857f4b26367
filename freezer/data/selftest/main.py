import selftest

selftest.start("ABOUT")
