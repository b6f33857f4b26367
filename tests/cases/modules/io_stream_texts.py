# differs: the texts of CPython's files in memory
# What StringIO and BytesIO look like.
import io

for t in (io.StringIO, io.BytesIO):
    text = repr(t())
    print(t, text[: len(t.__name__) + 7], str(t()) != "", text.count("<"))
