import board

board.pegs.append("helper begins")
import main as other

board.pegs.append("helper ends")
seen = len(board.pegs)
