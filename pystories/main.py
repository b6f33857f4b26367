"""What a board does at power-on, after boot.py: it is the box that boxconfig.py says.

Freezing runs this up to the first pin; the device goes on from there. What was made
before lies in ROM.
"""
import box

box.main()
