# oracle: design MicroPython does not take these, and CPython does from 3.12 on
# f-strings in f-strings with the same quotes; brackets and escapes in strings in fields.
d = {'k': 1}
print(f'{f'{1}'}', f'{f'{d["k"]}'}', f"{f"{2}"}", f'{'''a'''}')
print(f'{'}'}{'{'}{':'}{'!'}', f'{'\n'}|', f'{d['k'] if d else '{}'}')
print(f'{(lambda: 'x')()}', f'{d['k']=}', f'{ {'a': 2}['a'] }', f'{d['k']!r:{'>'}{'4'}}|')
