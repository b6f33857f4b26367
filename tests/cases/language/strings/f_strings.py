# f-strings: specs, conversions, doubled braces, nested widths, several lines.
name, n, x = "bob", 42, 2.5
print(f"hello {name}!", f"{n + 1}", f"{n!r} {name!r} {name!s}")
print(f"{n:5d}|{n:<5}|{n:>5}|{n:^6}|{n:05}|{n:+}|{n:x}|{n:#x}|{n:b}|{n:o}|{n:X}")
print(f"{x:.1f}|{x:6.2f}|{x:<8.3f}|{x:+.1f}|{x:08.3f}")
print(f"{name:>6}|{name:<6}|{name:^7}|{name:*^9}|{name:.2}")
print(f"{{literal}} {{{n}}}", f"{'quoted'}", f'{"double"}')
print(f"{name.upper()} {len(name)} {[i for i in range(3)]} {n if n > 1 else 0}")
d = {"k": "v"}
print(f"{d['k']} {d.get('z', 'none')}", f"{(1, 2)}", f"{[1, 'a']}")
width = 8
print(f"{n:{width}}|{name:>{width}}|{x:{width}.{2}f}")
print(f"a" "b" f"{n}" "c", f"")
print(f"{lambda_ if False else 'cond'}" if False else f"{'cond'}")
print(f"""multi
{n}""")
print(f"{1_000:,}", f"{1234567:,}", f"{0.25:.0%}")
