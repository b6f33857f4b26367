# A package binds the name of its submodule to a function of that submodule; later imports of it keep the function.
import plug

print(callable(plug.connect), plug.connect())
from plug.connect import PORT

print(callable(plug.connect), PORT)
import user

print(user.called, user.kind)
import plug.connect
from plug import connect
import sys

print(callable(plug.connect), connect is plug.connect, sys.modules["plug.connect"].PORT)
