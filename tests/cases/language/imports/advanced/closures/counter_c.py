import ticket

got = ticket.look()[0], ticket.take(), len(ticket.default())
own = ticket.machine()[0]
