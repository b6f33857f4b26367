"""What the others change."""
shared = ["pack"]
settings = {"a": 1, "b": 2}
__all__ = ["shared", "settings", "leaf"]
