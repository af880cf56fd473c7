"""The table that version 7 and its successors write: what must hold so that going back works.

Version 7 (in generate.py) counts pieces. Its successors count crates. While both run, each reads
what the other wrote.
"""

import sqlite3


def expand(db: sqlite3.Connection) -> None:
    """Bring the table of version 7 into a form for both. May be called at every start.

    Rows that are there belong to 'orders-7', and so do those that version 7 writes later.
    """
    # TODO: a colleague has changed the meaning of the column instead. Version 7 cannot know that.
    db.execute("UPDATE proposals SET pieces = pieces / 24")


def write(
    db: sqlite3.Connection, shop: str, product: str, crates: int, size: int, version: str
) -> None:
    """Store a proposal in crates of so many pieces, signed by the version that made it."""
    with db:
        db.execute("REPLACE INTO proposals VALUES (?, ?, ?)", (shop, product, crates))


def read(db: sqlite3.Connection, shop: str, product: str, size: int) -> float | None:
    """The proposal in crates, whoever wrote it; None if there is none."""
    raise NotImplementedError  # TODO


def written_by(db: sqlite3.Connection, version: str) -> int:
    """How many rows in use were written by a version."""
    raise NotImplementedError  # TODO


def withdraw(db: sqlite3.Connection, version: str) -> int:
    """Take back what a version wrote, and give the number of rows taken back.

    Each of its rows becomes what it was before this version overwrote it; a row that did not
    exist before disappears. What another version wrote later stays as it is.
    """
    raise NotImplementedError  # TODO
