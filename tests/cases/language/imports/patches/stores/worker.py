from desk import lamp

lamp.power = 7
lamp.colour = "red"
del lamp.shade
