# globals() has the module's name.
here = 1
names = globals()
print(names["__name__"], "__name__" in names, names.get("__name__"), names["here"])
print(names.get("nothing"), "nothing" in names)


class A:
    pass


try:
    A().__dict__["__name__"]
except KeyError:
    print("KeyError")


def main():
    if globals()["__name__"] == "__main__":
        print("main")


main()
