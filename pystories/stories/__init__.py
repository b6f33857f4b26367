"""One module for each story; see README.md for how to write one."""
