"""A notebook turned into a script. It runs, and its first number looks good.

Run it with `python notebook.py`, read both numbers, and find the lines that explain the second.
You do not have to mend this file: forecast.py replaces it.
"""

import numpy as np
import pandas as pd
from generate import deliveries, split
from sklearn.linear_model import Ridge
from sklearn.metrics import mean_absolute_error

NUMBERS = ["crates", "weight_kg", "rain_mm"]


def prepare(rows: pd.DataFrame) -> pd.DataFrame:
    """Make the columns for the model."""
    numbers = rows[NUMBERS].astype(float)
    numbers = numbers.fillna(numbers.median()).fillna(0)
    numbers = numbers.clip(upper=numbers.quantile(0.97), axis=1)
    spread = numbers.std().fillna(0).replace(0, 1)  # a single row crashed here
    words = pd.get_dummies(rows[["supplier", "dock"]], dtype=float)
    return ((numbers - numbers.mean()) / spread).join(words)


train, test = split(deliveries())
X_train = prepare(train)
model = Ridge().fit(X_train, train["minutes"])


def predict(rows: pd.DataFrame) -> np.ndarray:
    """Forecast the minutes of these deliveries."""
    columns = prepare(rows).reindex(columns=X_train.columns, fill_value=0)
    return model.predict(columns)


at_once = predict(test)
one_by_one = np.concatenate([predict(test.iloc[[i]]) for i in range(len(test))])
typical = np.full(len(test), train["minutes"].median())
answers = {
    "always the median": typical,
    "all held-out rows at once": at_once,
    "one row at a time": one_by_one,
}
for name, answer in answers.items():
    print(f"{name:26}{mean_absolute_error(test['minutes'], answer):5.2f} minutes off")
