from ids import take
import red

pair = take(), red.number
number = take()
