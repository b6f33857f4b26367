own = __name__
if own == "__main__":
    print("WRONG")
print("imported as", own)
