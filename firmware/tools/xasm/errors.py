"""The one error that these tools report to the user."""


class Refused(Exception):
    """The input cannot be linked as it is; the message says what was found, where, and what to do."""
