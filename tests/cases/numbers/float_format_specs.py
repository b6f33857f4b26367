# Format specs of floats that are exact.
values = (1.5, -1.5, 0.0, 1024.0, float("inf"), float("-inf"), float("nan"))
for spec in ("{:e}", "{:E}", "{:f}", "{:F}", "{:g}", "{:G}", "{:.1f}", "{:.3e}", "{:.2g}", "{:10.2f}|", "{:<10.2f}|", "{:^10.2f}|", "{:>10.2f}|", "{:=10.2f}|", "{:+.1f}", "{: .1f}", "{:010.2f}", "{:*^12.1e}", "{:.1%}", "{:%}", "{:<+8.1f}|", "{:-<9.1f}|", "{:+08.2f}", "{:.10f}", "{:.0e}"):
    print(spec, [spec.format(v) for v in values])
