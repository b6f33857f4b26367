print("deep init", __name__)
from ..helper import twice
four = twice(2)
