import ticket, counter_a

ticket.default()
got = [ticket.take() for _ in counter_a.got]
