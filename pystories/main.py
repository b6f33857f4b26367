"""What a box does at power-on: plays a story on the console.

Freezing runs this module up to the first question to the player; the device goes
on from there. What was made before the question lies in ROM.
"""

from regimes import console

console.main()
