"""What a board does at power-on, after boot.py: it runs the box that boxconfig.py names.

Freezing runs this up to the first pin, and the device goes on from there. Everything
made before that is in ROM.
"""
import box

box.main()
