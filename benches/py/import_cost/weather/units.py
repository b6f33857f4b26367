"""Conversions of what the sensors send."""


def celsius(raw):
    return raw / 16 - 40


def knots(raw):
    return raw * 1.944


def rounded(value, step=0.5):
    return round(value / step) * step


BY_NAME = {"temperature": celsius, "wind": knots, "rain": lambda raw: raw * 0.2, "pressure": lambda raw: 300 + raw / 10}
