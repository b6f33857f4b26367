message = "hello"
import receiver
from receiver import reply

signature = "sender"
