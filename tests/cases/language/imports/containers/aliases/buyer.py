from store import *

own = basket
own.append("buyer")
