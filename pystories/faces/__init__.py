"""Faces for bitfont.py: one module for each, its letters kept as bytes."""
