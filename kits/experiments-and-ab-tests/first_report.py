"""The report that said "B wins". Run it after `python generate.py`; do not repair it."""

import pandas as pd
from experiment import effect

orders = pd.read_csv("data/orders.csv")
logged = pd.read_csv("data/logged.csv")
seen = orders[orders["shop"].isin(logged["shop"])]
gain, low, high = effect(seen, "euros")
print(f"euros per order: B - A = {gain:+.1f} ({low:+.1f} to {high:+.1f})")
print("B wins" if low > 0 else "no winner")
