class Base:
    tag = "base"

    def show(self):
        return "base"


class Middle(Base):
    pass


class Leaf(Middle):
    pass


leaf = Leaf()
