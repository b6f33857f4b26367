import hub

hub.handlers["stop"] = hub.handlers["stop"][:] + [lambda: "shut"]
hub.listen("start")(hub.handlers["start"][0])
