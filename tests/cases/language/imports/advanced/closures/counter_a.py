from ticket import take, default

default()
got = take(), take()
