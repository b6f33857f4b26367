print("noisy runs")
runs = 1
