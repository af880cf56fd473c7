"""A model that learns from its own decisions neither forgets nor believes itself."""

import numpy as np
import pandas as pd
import pytest
from generate import LIMIT, month
from loop import decide, price_of_sampling, right_stops, training_set
from sklearn.tree import DecisionTreeClassifier

SHARE = 0.05
INPUTS = ["x1", "x2"]


def fitted(table: pd.DataFrame) -> DecisionTreeClassifier:
    tree = DecisionTreeClassifier(max_leaf_nodes=6, min_samples_leaf=15, random_state=0)
    weight = table.get("weight")
    return tree.fit(table[INPUTS], table["fraud"].astype(bool), sample_weight=weight)


def logged(model: DecisionTreeClassifier, orders: pd.DataFrame, seed: int) -> pd.DataFrame:
    """The orders with their decisions; what was stopped has no outcome."""
    risk = model.predict_proba(orders[INPUTS])[:, 1]
    decision = decide(risk, LIMIT, SHARE, np.random.default_rng([53, seed]))
    known = orders["fraud"].astype(float).where(decision != "stop")
    return orders.assign(decision=decision, fraud=known)


def eight_months(seed: int) -> pd.DataFrame:
    """Per month: frauds that passed, and honest orders that were stopped."""
    model, seen = fitted(month(0, seed)), []
    for number in range(1, 9):
        orders = month(number, seed)
        log = logged(model, orders, 100 * seed + number)
        stopped = log["decision"] == "stop"
        seen.append(((orders["fraud"] & ~stopped).sum(), (~orders["fraud"] & stopped).sum()))
        model = fitted(training_set(log, SHARE))
    return pd.DataFrame(seen, columns=["passed", "stopped"], index=range(1, 9))


def test_decisions() -> None:
    risk = np.linspace(0, 1, 100_001)
    decision = decide(risk, 0.4, 0.05, np.random.default_rng(1))
    assert set(decision) == {"pass", "stop", "sample"}
    assert (decision[risk <= 0.4] == "pass").all(), "an order below the limit did not just pass"
    risky = decision[risk > 0.4]
    assert (risky == "sample").mean() == pytest.approx(0.05, abs=0.005)
    very = decision[risk > 0.9]
    assert (very == "sample").mean() == pytest.approx(0.05, abs=0.01), "whatever their risk is"
    assert (decide(risk, 0.4, 0.0, np.random.default_rng(1)) != "sample").all()


def test_the_sample_is_drawn_by_lot() -> None:
    risk = np.full(2_000, 0.7)
    first, again, other = (decide(risk, 0.4, 0.05, np.random.default_rng(s)) for s in (1, 1, 2))
    assert (first == again).all(), "the same generator gives another sample: use `rng`"
    both = ((first == "sample") & (other == "sample")).sum()
    assert both < 30, f"{both} orders are sampled by any draw: whoever knows the rule passes"


def test_the_training_set_stands_for_all_orders() -> None:
    orders = month(6, seed=1)
    log = logged(fitted(month(0, seed=1)), orders, 1)
    table = training_set(log, SHARE)
    assert set(table["fraud"].unique()) <= {0, 1}, "an outcome that nobody knows is in it"
    assert len(table) == (log["decision"] != "stop").sum()
    assert table["weight"].sum() == pytest.approx(len(orders), rel=0.03), (
        f"the rows stand for {table['weight'].sum():.0f} orders of {len(orders)}"
    )
    share = np.average(table["fraud"].astype(float), weights=table["weight"])
    assert share == pytest.approx(orders["fraud"].mean(), abs=0.012)
    assert "weight" not in log, "the log itself was changed"


@pytest.mark.parametrize("seed", range(3))
def test_the_ring_is_not_forgotten(seed: int) -> None:
    seen = eight_months(seed)
    worst = seen["passed"].max()
    assert worst < 800, (
        f"{worst} frauds passed in month {seen['passed'].idxmax()}: it forgot the ring"
    )


@pytest.mark.parametrize("seed", range(3))
def test_the_kiosks_are_let_go(seed: int) -> None:
    later = eight_months(seed).loc[7:, "stopped"]
    assert later.max() < 700, f"in months 7 and 8 it stops {later.tolist()} honest orders"


def test_right_stops_are_estimated_from_the_sample() -> None:
    for seed in range(5):
        orders = month(5, seed)
        log = logged(fitted(month(0, seed)), orders, seed)
        risky = log["decision"] != "pass"
        truth = orders.loc[risky, "fraud"].mean()
        estimate, error = right_stops(log)
        n = (log["decision"] == "sample").sum()
        assert error == pytest.approx(np.sqrt(estimate * (1 - estimate) / n)), (
            f"only the {n} sampled orders tell about the stopped ones"
        )
        assert abs(estimate - truth) < 4 * error, f"estimated {estimate:.2f}, true is {truth:.2f}"


def test_without_a_sample_nobody_can_say() -> None:
    log = pd.DataFrame({"decision": ["pass", "stop"], "fraud": [0.0, np.nan]})
    with pytest.raises(ValueError, match="sample"):
        right_stops(log)


def test_the_price_of_knowing() -> None:
    log = pd.DataFrame(
        {
            "decision": ["pass", "sample", "sample", "sample", "stop"],
            "fraud": [1.0, 1.0, 0.0, 1.0, np.nan],
        }
    )
    assert price_of_sampling(log, 150) == pytest.approx(300)
