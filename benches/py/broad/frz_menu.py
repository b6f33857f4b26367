import time

class Item:
    def __init__(self, title, price, tags):
        self.title = title
        self.price = price
        self.tags = tags

    def has(self, tag):
        return tag in self.tags

MENU = [
    Item("soup", 45, ("hot", "vegan")), Item("salad", 52, ("cold", "vegan")),
    Item("burger", 110, ("hot", "meat")), Item("pasta", 95, ("hot",)),
    Item("ice", 38, ("cold", "sweet")), Item("cake", 60, ("sweet",)),
]
TAGS = ("hot", "cold", "vegan", "meat", "sweet", "spicy")
time.ticks_ms()

def cheapest(tag, limit):
    best = None
    for item in MENU:
        if item.has(tag) and item.price <= limit:
            if best is None or item.price < best.price:
                best = item
    return best

def main():
    found = 0
    price = 0
    letters = 0
    for limit in range(30, 120):
        for tag in TAGS:
            it = cheapest(tag, limit)
            if it:
                found += 1
                price += it.price
                letters += len(it.title)
    print("menu", found, price, letters)

main()
