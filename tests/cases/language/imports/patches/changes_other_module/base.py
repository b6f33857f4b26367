LIMIT = 10
removed = "soon gone"

class Greeter:
    def greet(self, who):
        return "hello " + who

def helper():
    return LIMIT
