"""The modules of `xlink`; ../README.md shows the way of a program through them."""
