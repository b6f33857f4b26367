from registry import register, Base

@register
class First(Base):
    pass
