# The program's own file is imported by its name: its body runs again, as another module.
import board

board.pegs.append(__name__)
import helper

board.pegs.append("end of " + __name__)
if __name__ == "__main__":
    import main

    print(board.pegs, main.__name__, main.helper is helper, helper.seen, helper.other is main)
    print(main.value, hasattr(helper.other, "value"))
value = len(board.pegs)
