"""The template compiler: runs on a PC, so that no box parses a template."""
