import hub


class Horn:
    def __init__(self, tone):
        self.tone = tone
        hub.handlers.setdefault("start", []).append(self.blow)

    def blow(self):
        return self.tone


low = Horn("low")
hub.trail.append(("start", "horn"))
