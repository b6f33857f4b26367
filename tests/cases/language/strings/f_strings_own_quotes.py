# differs: CPython 3.11 does not allow the quotes of an f-string in its fields
# The fields of an f-string may have its own quotes, and ends of lines.
d = {'k': 1, "q": {'r': 'two'}}
print(f'{d['k']}', f"{d["q"]["r"]}", f'{'a' + 'b'}')
print(f'{d['k']:>{'5'}}|', f'{'a':x>5}', f'{'a'!r:>{'5'}}')
print(f'{'it''s'}', f'{', '.join(['a', 'b'])}', f'{''}{'#'}')
print(f'{[i for i in 'ab']}', f'{{{'x'}}}', f'a{'b'}c' + 'd', f'{'a'}' 'b' f'{'c'}')
print(rf'{'a'}\n', f"{b"x"}")
print(f'{
    d['k']
    + 1}', f'{d['k'] # a comment
}')
print(f'''{d['k']} {'x'}''', f"{d['k']}", f'{d["k"]}', '{' '}', "f'{'", 'f{' '}')


def where():
    raise ValueError(f'{d['k']} {
        d['q']}')


try:
    where()
except ValueError as e:
    print(e)
