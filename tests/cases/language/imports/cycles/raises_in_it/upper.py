marks = []
try:
    import lower

    state = lower.state
except ValueError:
    state = "caught"
marks.append("upper")
