"""Both versions read every row while both run, and going back takes the rows back too."""

import sqlite3

import pytest
from generate import old_read, old_table, old_write
from proposals import expand, read, withdraw, write, written_by

MILK, BREAD = ("shop-1", "milk"), ("shop-1", "bread")


@pytest.fixture
def db() -> sqlite3.Connection:
    db = old_table()
    old_write(db, *MILK, 240)
    expand(db)
    return db


def test_expanding_changes_nothing_for_version_7(db: sqlite3.Connection) -> None:
    assert old_read(db) == {MILK: 240}
    old_write(db, *BREAD, 48)
    assert old_read(db) == {MILK: 240, BREAD: 48}


def test_expanding_again_changes_nothing(db: sqlite3.Connection) -> None:
    write(db, *BREAD, 2, 24, "orders-8")
    expand(db)
    assert old_read(db) == {MILK: 240, BREAD: 48}
    assert written_by(db, "orders-8") == 1
    assert withdraw(db, "orders-8") == 1


def test_version_7_reads_what_version_8_wrote(db: sqlite3.Connection) -> None:
    write(db, *MILK, 9, 24, "orders-8")
    assert old_read(db)[MILK] == 216, "version 7 orders pieces, and 9 crates of 24 are 216 pieces"


def test_version_8_reads_both(db: sqlite3.Connection) -> None:
    assert read(db, *MILK, size=24) == pytest.approx(10)
    write(db, *MILK, 9, 24, "orders-8")
    assert read(db, *MILK, size=24) == pytest.approx(9)
    old_write(db, *MILK, 60)
    assert read(db, *MILK, size=24) == pytest.approx(2.5), "version 7 wrote last"
    assert read(db, "shop-2", "milk", size=24) is None


def test_rows_are_signed(db: sqlite3.Connection) -> None:
    write(db, *MILK, 9, 24, "orders-8")
    old_write(db, *BREAD, 48)
    assert (written_by(db, "orders-7"), written_by(db, "orders-8")) == (1, 1)
    old_write(db, *MILK, 240)
    assert (written_by(db, "orders-7"), written_by(db, "orders-8")) == (2, 0)


def test_withdrawing_restores_what_was_overwritten(db: sqlite3.Connection) -> None:
    write(db, *MILK, 9, 24, "orders-8")
    assert withdraw(db, "orders-8") == 1
    assert old_read(db) == {MILK: 240}
    assert written_by(db, "orders-7") == 1, "the restored row is not signed by version 7"
    assert read(db, *MILK, size=24) == pytest.approx(10)


def test_a_row_that_was_new_disappears(db: sqlite3.Connection) -> None:
    write(db, *BREAD, 2, 24, "orders-8")
    assert withdraw(db, "orders-8") == 1
    assert old_read(db) == {MILK: 240}, "only version 8 knew of this row; it should be gone"


def test_writing_twice_does_not_lose_the_first_state(db: sqlite3.Connection) -> None:
    write(db, *MILK, 9, 24, "orders-8")
    write(db, *MILK, 8, 24, "orders-8")
    withdraw(db, "orders-8")
    assert old_read(db) == {MILK: 240}, "the second write of version 8 hid what version 7 wrote"


def test_what_version_7_wrote_later_stays(db: sqlite3.Connection) -> None:
    write(db, *MILK, 9, 24, "orders-8")
    old_write(db, *MILK, 120)
    assert withdraw(db, "orders-8") == 0
    assert old_read(db) == {MILK: 120}, "a newer row was replaced by an older one"


def test_the_newest_state_is_restored(db: sqlite3.Connection) -> None:
    write(db, *MILK, 9, 24, "orders-8")
    old_write(db, *MILK, 120)
    write(db, *MILK, 7, 24, "orders-8")
    withdraw(db, "orders-8")
    assert old_read(db) == {MILK: 120}, "version 7 wrote 240, then 120; the 120 comes back"


def test_a_second_release_restores_its_own_past(db: sqlite3.Connection) -> None:
    write(db, *MILK, 9, 24, "orders-8")
    withdraw(db, "orders-8")
    old_write(db, *MILK, 96)
    write(db, *MILK, 5, 24, "orders-8")
    withdraw(db, "orders-8")
    assert old_read(db) == {MILK: 96}, "a row kept in the first release came back in the second"


def test_versions_are_withdrawn_one_after_the_other(db: sqlite3.Connection) -> None:
    write(db, *MILK, 9, 24, "orders-8")
    write(db, *MILK, 4, 24, "orders-9")
    assert withdraw(db, "orders-9") == 1
    assert read(db, *MILK, size=24) == pytest.approx(9)
    assert withdraw(db, "orders-8") == 1
    assert old_read(db) == {MILK: 240}


def test_a_canary_of_many_shops() -> None:
    db = old_table()
    for number in range(200):
        old_write(db, f"shop-{number}", "milk", 24 * (number % 7 + 1))
    before = old_read(db)
    expand(db)
    for number in range(0, 200, 20):
        write(db, f"shop-{number}", "milk", 3, 24, "orders-8")
    assert withdraw(db, "orders-8") == 10
    assert old_read(db) == before
