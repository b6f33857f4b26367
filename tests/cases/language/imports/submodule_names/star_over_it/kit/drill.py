speed = 900
drill = "the drill's own"
