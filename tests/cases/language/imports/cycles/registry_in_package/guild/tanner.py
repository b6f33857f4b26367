import guild
from guild.smith import number as other

number = guild.join("tanner") + other
