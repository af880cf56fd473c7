"""Make insurance claims, of which few are fraud. The same seed gives the same claims."""

from pathlib import Path

import numpy as np
import pandas as pd

UNITS = {
    "amount": 1_000,
    "days_to_report": 10,
    "previous_claims": 1,
    "policy_years": 5,
    "repair_hours": 10,
    "photos": 5,
}
"""By what each feature is divided; fixed in advance, so that nothing is learned from the rows."""


def claims(rows: int = 3_000, seed: int = 0) -> pd.DataFrame:
    """One row per claim: six features and the column `fraud`, true in about 3 rows of 100."""
    rng = np.random.default_rng(seed)
    table = pd.DataFrame(
        {
            "amount": rng.lognormal(7.0, 0.6, rows),
            "days_to_report": rng.gamma(2.0, 4.0, rows),
            "previous_claims": rng.poisson(0.8, rows),
            "policy_years": rng.gamma(2.0, 3.0, rows),
            "repair_hours": rng.normal(12.0, 4.0, rows).clip(1),
            "photos": rng.integers(0, 12, rows),
        }
    ).astype(float)
    spread = (table - table.mean()) / table.std()
    log_odds = (
        -4.4
        + 1.0 * spread["amount"]
        + 0.8 * spread["days_to_report"]
        + 0.5 * spread["previous_claims"]
        - 0.4 * spread["policy_years"]
    )
    table["fraud"] = rng.random(rows) < 1 / (1 + np.exp(-log_odds))
    return table.round(2)


def arrays(table: pd.DataFrame) -> tuple[np.ndarray, np.ndarray]:
    """The features in units that keep them near 1, and the truth as an array of booleans."""
    return (table[list(UNITS)] / list(UNITS.values())).to_numpy(), table["fraud"].to_numpy()


if __name__ == "__main__":
    folder = Path(__file__).parent / "data"
    folder.mkdir(exist_ok=True)
    made = claims()
    made.to_csv(folder / "claims.csv", index=False)
    print(f"{len(made)} claims, {made['fraud'].sum()} of them fraud, in {folder / 'claims.csv'}")
