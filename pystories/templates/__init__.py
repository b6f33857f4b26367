"""One package for each story, written by boilerplate/compile.py."""
