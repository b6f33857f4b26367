import office
import audit

names = list(office.__dict__)
of_class = dir(office.Clerk)
of_object = sorted(office.anna.__dict__.items())
grown = len(office.anna.__dict__) - audit.size
