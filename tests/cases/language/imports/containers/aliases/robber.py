import store

found = list(store.basket)
store.basket = ["stone"]
store.pair[1] = store.basket
