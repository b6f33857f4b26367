import report
from settings import user

title = user.title
same = title == report.title
unit = getattr(user, "length")
