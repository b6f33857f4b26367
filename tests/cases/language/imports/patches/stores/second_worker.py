from desk import lamp

lamp.power = 9
del lamp.colour
