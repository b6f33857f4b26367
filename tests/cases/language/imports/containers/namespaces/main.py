# A body lists and counts the names of a module, a class and an object, to which the program has added some.
import office


def shown(names):
    return [n for n in sorted(names) if not n.startswith("_")]


before = shown(dir(office))
office.fax = 1
office.Clerk.bonus = 2
office.anna.desk = 3
del office.phone
import audit

print(before, shown(audit.names), shown(audit.of_class), shown(audit.of_object), audit.size)
office.anna.lamp = 4
del office.Clerk.bonus
office.phone = "new"
import second_audit

print(shown(second_audit.names), shown(second_audit.of_class), second_audit.of_object, second_audit.grown)
