import registry

@registry.register
class First(registry.Base):
    pass
