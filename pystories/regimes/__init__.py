"""Ways to run a story: one module for each kind of box or bench."""
