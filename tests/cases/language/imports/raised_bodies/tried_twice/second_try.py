try:
    from broken import made

    result = made
except ValueError as e:
    result = "second %s" % e
