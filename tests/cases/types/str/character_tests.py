# upper, lower, and the tests isalpha, isdigit, isspace and their like, of text and bytes.
print(b'aB'.upper(), b'aB'.lower(), bytearray(b'aB').upper(), b'a'.isalpha(), b'1'.isdigit())
print(b' '.isspace(), b'A'.isupper(), b'a'.islower())
for f in ('isalpha', 'isdigit', 'isspace', 'isupper', 'islower', 'upper', 'lower'):
    try:
        getattr('', f)(1)
    except TypeError:
        print('TypeError')
