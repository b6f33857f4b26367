import steps

steps.done.append("middle begins")
caught = None
try:
    import inner
except ZeroDivisionError as e:
    caught = type(e).__name__
finally:
    steps.done.append("middle cleans up")
steps.done.append("middle ends")
