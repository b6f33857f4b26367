before = 1
import inner_broken
after = 2
