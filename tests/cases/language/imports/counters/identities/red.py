from ids import take

number = take("red")
