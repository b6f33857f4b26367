import mill.stone

weight = mill.stone.weight
del mill.stone
