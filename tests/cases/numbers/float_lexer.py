# Float literals with exponents, without digits before or behind the point, with underscores.
print(0.12, 1.0, 1.2, 0e0, 0e+0, 0e-0, 1e2, 1.5e-3, -1.0, .5, 1., 1_000.5)
print(00.5)
print(1E3, 1.0E-2, 5e-1, 0.5e1, 12345.0)
