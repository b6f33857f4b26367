# __name__ is "__main__" in the program alone, and the name of the module in an imported one.
import helper
print(__name__, helper.name)
if __name__ == "__main__":
    print("entry")
    helper.run()
state = ["main's"]
import main_like
print(main_like.own, state)
