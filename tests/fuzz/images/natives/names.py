__all__ = ["first", "second"]
first = 1
second = [2]
