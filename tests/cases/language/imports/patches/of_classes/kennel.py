from animals import Dog

first = Dog("fido")
spoken = first.speak()
equal = first == "fido", first == "rex"
kind = Dog.kind
