# In a cycle, `from` gives the names that the other module has made so far, and fails for the others.
import sender

print(sender.reply, sender.message, sender.receiver.got, sender.receiver.early)
import receiver

print(receiver.late, receiver.sender is sender)
