"""The table that version 7 and its successors write: what must hold so that going back works."""

import sqlite3


def expand(db: sqlite3.Connection) -> None:
    """Bring the table of version 7 into a form for both. May be called at every start."""
    columns = {row[1] for row in db.execute("PRAGMA table_info(proposals)")}
    with db:
        if "crates" not in columns:
            db.execute("ALTER TABLE proposals ADD COLUMN crates INTEGER")
            db.execute("ALTER TABLE proposals ADD COLUMN version TEXT DEFAULT 'orders-7'")
        db.execute(
            "CREATE TABLE IF NOT EXISTS overwritten (shop TEXT, product TEXT, pieces INTEGER, "
            "crates INTEGER, version TEXT, by TEXT, PRIMARY KEY (shop, product, by))"
        )


def write(
    db: sqlite3.Connection, shop: str, product: str, crates: int, size: int, version: str
) -> None:
    """Store a proposal in crates of so many pieces, signed by the version that made it."""
    with db:
        db.execute(
            "REPLACE INTO overwritten SELECT shop, product, pieces, crates, version, ? "
            "FROM proposals WHERE shop = ? AND product = ? AND version <> ?",
            (version, shop, product, version),
        )
        db.execute(
            "REPLACE INTO proposals (shop, product, pieces, crates, version) "
            "VALUES (?, ?, ?, ?, ?)",
            (shop, product, crates * size, crates, version),
        )


def read(db: sqlite3.Connection, shop: str, product: str, size: int) -> float | None:
    """The proposal in crates, whoever wrote it; None if there is none."""
    query = "SELECT pieces, crates FROM proposals WHERE shop = ? AND product = ?"
    found = db.execute(query, (shop, product)).fetchone()
    if found is None:
        return None
    pieces, crates = found
    return pieces / size if crates is None else float(crates)


def written_by(db: sqlite3.Connection, version: str) -> int:
    """How many rows in use were written by a version."""
    query = "SELECT COUNT(*) FROM proposals WHERE version = ?"
    return db.execute(query, (version,)).fetchone()[0]


def withdraw(db: sqlite3.Connection, version: str) -> int:
    """Take back what a version wrote, and give the number of rows taken back."""
    with db:
        gone = db.execute("DELETE FROM proposals WHERE version = ?", (version,)).rowcount
        db.execute(
            "INSERT OR IGNORE INTO proposals (shop, product, pieces, crates, version) "
            "SELECT shop, product, pieces, crates, version FROM overwritten WHERE by = ?",
            (version,),
        )
        db.execute("DELETE FROM overwritten WHERE by = ?", (version,))
    return gone
