"""Raises."""
from damaged import shared

shared.append("broken")
numbers = {}
numbers["one"]
