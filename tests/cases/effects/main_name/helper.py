name = __name__

def run():
    print("helper runs in", name)

if __name__ == "__main__":
    print("WRONG: helper is no entry")
