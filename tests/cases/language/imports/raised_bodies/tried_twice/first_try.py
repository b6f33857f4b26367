try:
    import broken

    result = "fine"
except ValueError as e:
    result = "first %s" % e
