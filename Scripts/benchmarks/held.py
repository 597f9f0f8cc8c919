"""Holds 10 MB: 100,000 texts of 100 bytes."""

filling = "x" * 94
held = [f"{100_000 + i}{filling}" for i in range(100_000)]
print(len(held), len(held[-1]))
