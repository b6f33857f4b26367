from town import baker

flour = 20
knows = hasattr(baker, "bread")


def answer():
    return baker.bread
