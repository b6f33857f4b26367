# A sign is for numbers: specs that ask for one with text are refused, whatever the value is.
VALUES = ('a', '', 65, True)
for spec in ('{:+s}', '{: s}', '{:=+s}', '{:+c}', '{: c}', '{:=s}', '{:=}'):
    for value in VALUES:
        try:
            print(spec, repr(value), repr(spec.format(value)))
        except ValueError:
            print(spec, repr(value), 'ValueError')
