"""How the LED blinks. This module is made on your computer and takes no RAM of the board."""

SHORT = (100, 150)
LONG = (300, 150)

# A list of (milliseconds on, milliseconds off) for each name.
PATTERNS = {
    "SOS": [SHORT] * 3 + [LONG] * 3 + [SHORT] * 3,
    "hello": [(n * 40, 60) for n in range(1, 6)],
}
