"""Make the files of the kit: one clean, one as the depots really send it."""

import random
from pathlib import Path

HEADER = "parcel,depot,day,weight,cost"
DEPOTS = ("Bremen", "Kassel", "Ulm")


def clean_lines(count: int = 60, seed: int = 4) -> list[str]:
    """Lines that the old script reads correctly: kilograms only, small costs, nothing twice."""
    rng = random.Random(seed)
    return [
        f"P{number:04},{rng.choice(DEPOTS)},2026-02-{rng.randint(1, 28):02},"
        f"{rng.randint(10, 300) / 10:.1f} kg,{rng.randint(400, 9000) / 100:.2f}"
        for number in range(1, count + 1)
    ]


def march_lines(count: int = 600, seed: int = 9) -> list[str]:
    """Lines of a real month: grams, large costs, a repeated page, blank and broken lines."""
    rng = random.Random(seed)
    lines = []
    for number in range(1, count + 1):
        day = f"2026-03-{rng.randint(1, 31):02}"
        small = rng.random() < 0.3
        weight = f"{rng.randint(50, 950)} g" if small else f"{rng.randint(10, 300) / 10:.1f} kg"
        cost = f"{rng.randint(400, 9000) / 100:.2f}"
        if rng.random() < 0.04:
            cost = f'"{rng.randint(100_000, 250_000) / 100:,.2f}"'
        lines.append(f"P{number:04},{rng.choice(DEPOTS)},{day},{weight},{cost}")
    lines[100:100] = ["", "P9001,Ulm,2026-03-04,2.0 kg,n/a", "P9002,Ulm,2026-03-04"]
    lines[300:300] = [
        "P9003,Kassel,2026-03-32,2.0 kg,8.10",
        "",
        "P9004,Kassel,2026-03-09,2 lb,8.10",
    ]
    lines[450:450] = ["P9005,Bremen,2026-03-20,1.0 kg,-12.00"]
    return lines + lines[-25:]


def write(path: Path, lines: list[str]) -> None:
    """Write a file with its header."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("\n".join([HEADER, *lines]) + "\n", encoding="utf-8")


if __name__ == "__main__":
    write(Path("data/clean.csv"), clean_lines())
    write(Path("data/march.csv"), march_lines())
    print("wrote data/clean.csv and data/march.csv")
