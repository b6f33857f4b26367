log = []


class Thing:
    pass


class Lamp(Thing):
    power = 1


lamp = Lamp()
lamp.shade = "round"
