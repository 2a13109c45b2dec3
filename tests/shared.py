"""Where the folder of shared reference material is, when it is there."""

from pathlib import Path

import pytest

_BESIDE = Path(__file__).resolve().parents[2] / "shared"
SHARED: Path | None = _BESIDE if _BESIDE.is_dir() else None
needs_shared = pytest.mark.skipif(SHARED is None, reason="the shared folder is not beside this checkout")
