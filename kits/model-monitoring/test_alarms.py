"""An alarm has an owner, a time, a first step and a way back."""

import pytest
from alarms import ALARMS, message
from monitor import SIGNALS


@pytest.mark.parametrize("signal", SIGNALS)
def test_every_signal_has_one_alarm(signal: str) -> None:
    assert [alarm.signal for alarm in ALARMS].count(signal) == 1, f"alarms for {signal}: not one"


def test_rows_are_filled_in() -> None:
    assert ALARMS, "there is no alarm yet"
    for alarm in ALARMS:
        assert alarm.owner.strip(), f"{alarm.signal}: nobody owns it"
        assert 0 < alarm.minutes <= 7 * 24 * 60, f"{alarm.signal}: react within a week"
        for text in (alarm.first_step, alarm.way_back):
            assert len(text.split()) >= 3, f"{alarm.signal}: '{text}' is not an instruction"
            assert "todo" not in text.lower(), f"{alarm.signal} is unfinished"


def test_first_steps_look_before_they_act() -> None:
    assert ALARMS, "there is no alarm yet"
    for alarm in ALARMS:
        assert "retrain" not in alarm.first_step.lower(), (
            f"{alarm.signal}: retraining on a broken input teaches the model the fault"
        )
    steps = {alarm.first_step for alarm in ALARMS}
    assert len(steps) >= 5, "most alarms have the same first step, so they say nothing"


def test_machines_are_faster_than_outcomes() -> None:
    minutes = {alarm.signal: alarm.minutes for alarm in ALARMS}
    assert minutes["errors"] < minutes["basket_drift"]
    assert minutes["p95"] < minutes["basket_drift"]


def test_message_can_be_acted_on() -> None:
    alarm = next(alarm for alarm in ALARMS if alarm.signal == "missing")
    text = message("missing", 0.4982, (0.0, 0.02))
    assert "\n" not in text, "one line, please: it is night"
    for part in ("missing", "0.498", "0.02", alarm.owner, str(alarm.minutes), alarm.first_step):
        assert part in text, f"'{part}' is not in: {text}"
