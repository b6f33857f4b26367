import registry

@registry.register
class Second(registry.Base):
    pass

print("second registered", registry.names)
registry.Base.extra = "from second"
