# One list has names in several modules; a write through one name is seen through all, a new binding is not.
from store import basket
import store, buyer

basket.append("program")
print(store.basket, buyer.own, store.basket is buyer.own is basket)
import robber

print(store.basket, basket, buyer.own, robber.found, basket is buyer.own)
import clerk

print(store.basket, basket, clerk.seen, clerk.same, store.pair[0] is basket, store.pair[1] is store.basket)
