import time

stock = {'bolt': 40, 'nut': 55, 'gear': 12, 'belt': 7, 'lamp': 3}
prices = [('bolt', 2), ('nut', 1), ('gear', 15), ('belt', 22), ('lamp', 40)]
orders = []
sold = {}
money = 100
clock = 0
time.ticks_ms()


def sell(name, n):
    global money
    if stock[name] >= n:
        stock[name] -= n
        sold[name] = sold.get(name, 0) + n
        for p, price in prices:
            if p == name:
                money += price * n
                break
        return True
    orders.append(name)
    return False


def restock():
    global money, clock
    clock += 1
    while orders:
        name = orders.pop()
        stock[name] += 10
        money -= 17
        if len(orders) > 20:
            orders[:] = orders[:5]


for i in range(1700):
    name, price = prices[i * 3 % 5]
    if not sell(name, i % 6 + 1) and len(orders) >= 4:
        restock()
print('inventory', money, clock, len(sold), sum(stock.values()), sold['gear'])
