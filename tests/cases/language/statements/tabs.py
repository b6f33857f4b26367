# differs: CPython refuses lines that mix tabs and spaces
# A tab advances to the next multiple of eight columns.
def mixed(n):
	if n:
	    x = 1
            y = "same level"
	    if n > 1:
		x = 2
                y = "a tab\tstays"
	    return x, y
        return """
	tabs of a string
        stay""", 'and \
	here'


for i in range(3):
        print(repr(mixed(i)))
	print(i)
if True:
  	print("two spaces and a tab are eight")
        print("columns")
