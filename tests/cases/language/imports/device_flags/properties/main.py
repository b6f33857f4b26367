# A body reads settings through properties, __getattr__ and special methods, which answer with what the program has set.
import settings

settings.user.name = "ada"
settings.user.units["length"] = "foot"
settings.user.limit = 7
import report

print(report.title, report.unit, report.other, report.room, report.members, report.items)
settings.user.name = "bob"
settings.User.greeting = "bye"
import second_report

print(second_report.title, second_report.same, second_report.unit)
