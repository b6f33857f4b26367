"""Words for what is measured."""

LEVELS = (
    (0, "calm", "Smoke rises straight up."),
    (3, "light air", "Smoke leans, the vane does not."),
    (6, "light breeze", "The wind is felt on the face."),
    (10, "gentle breeze", "Leaves move all the time."),
    (16, "moderate breeze", "Dust and paper fly."),
    (21, "fresh breeze", "Small trees sway."),
    (27, "strong breeze", "Wires whistle."),
    (33, "near gale", "Walking is hard."),
)


def describe(knots):
    for limit, name, sign in reversed(LEVELS):
        if knots >= limit:
            return name + ": " + sign
    return "unknown"
