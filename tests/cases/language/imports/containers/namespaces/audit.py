import office

names = list(dir(office))
of_class = dir(office.Clerk)
of_object = list(office.anna.__dict__)
size = len(office.anna.__dict__)
