import config

if config.fast:
    import quick

    kind = quick.name
else:
    import slow

    kind = slow.name
level = "high" if config.level > 2 else "low"
extras = []
for extra in config.extras or ["horn"]:
    if extra == "bell":
        import bell

        extras.append(bell.sound)
    elif extra == "horn":
        import horn

        extras.append(horn.sound)
driver = __import__(config.names["driver"])
