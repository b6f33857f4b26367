# A package imports plugins that register in it while its own body runs; it counts them afterwards.
import guild

print(guild.members, guild.size, guild.smith.number, guild.tanner.number)
import guild.cooper

print(guild.members, guild.size, guild.cooper.number, guild.cooper.before)
