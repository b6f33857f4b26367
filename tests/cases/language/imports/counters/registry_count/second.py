import registry

@registry.register
class Second(registry.Base):
    pass
