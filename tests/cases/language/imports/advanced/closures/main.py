# Closures over one variable are called by the program and by several bodies; all see one state.
import ticket

print(ticket.take(), ticket.take())
import counter_a, counter_b

print(counter_a.got, counter_b.got, ticket.take(), ticket.look())
ticket.back(2)
import counter_c

print(counter_c.got, ticket.look(), ticket.take(), counter_c.own(), ticket.default())
