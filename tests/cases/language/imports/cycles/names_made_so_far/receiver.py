import sender
from sender import message as got

try:
    from sender import signature

    early = signature
except ImportError:
    early = "not yet"
reply = got.upper()


def read():
    return sender.signature


late = hasattr(sender, "signature")
