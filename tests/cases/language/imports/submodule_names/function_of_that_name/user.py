from plug import connect
from plug.connect import PORT

called = connect()
kind = type(connect).__name__
