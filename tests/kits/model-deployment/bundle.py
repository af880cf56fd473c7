"""A model with what is needed to trust it: its version, and requests whose answers are known."""

import os
import pickle
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from features import features


class BundleError(Exception):
    """A bundle that must not be used, or a version that exists already."""


@dataclass(frozen=True)
class Bundle:
    """A fitted model, its version, and golden requests with the answers that training gave."""

    version: str
    model: Any
    golden: tuple[tuple[dict[str, Any], float], ...]

    def predict(self, requests: list[dict[str, Any]]) -> list[float]:
        """The probability that each substitute is accepted."""
        return [float(p) for p in self.model.predict_proba(features(requests))[:, 1]]


def check_golden(bundle: Bundle, tolerance: float = 1e-6) -> None:
    """Raise BundleError unless every golden request gets its answer."""
    if not bundle.golden:
        raise BundleError(f"{bundle.version} has no golden requests, so nothing is proved")
    answers = bundle.predict([request for request, _ in bundle.golden])
    for (request, expected), answer in zip(bundle.golden, answers, strict=True):
        if not abs(answer - expected) <= tolerance:
            raise BundleError(
                f"{bundle.version} answers {answer:.6f} to {request['shop']} at "
                f"{request['ordered_at']}, training gave {expected:.6f}"
            )


def _path(folder: Path, version: str) -> Path:
    return folder / f"{version}.pickle"


def save(bundle: Bundle, folder: Path) -> Path:
    """Write `<version>.pickle` into the folder in one move; a version is written once."""
    check_golden(bundle)
    path = _path(folder, bundle.version)
    if path.exists():
        raise BundleError(f"{bundle.version} exists already; a version is never changed")
    aside = path.with_suffix(".new")
    aside.write_bytes(pickle.dumps(bundle))
    os.replace(aside, path)
    return path


def load(folder: Path, version: str) -> Bundle:
    """Read a bundle that `save` wrote, and check it."""
    path = _path(folder, version)
    if not path.exists():
        raise BundleError(f"there is no version {version} in {folder}")
    bundle: Bundle = pickle.loads(path.read_bytes())
    check_golden(bundle)
    return bundle
