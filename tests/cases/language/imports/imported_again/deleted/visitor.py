import sys
import garden

del sys.modules["garden"]
import garden as again
