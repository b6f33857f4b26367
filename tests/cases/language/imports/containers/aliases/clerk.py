import store, buyer
from store import basket

seen = (list(basket), list(buyer.own))
basket += ["clerk"]
store.pair[0].append("pair")
same = basket is buyer.own
