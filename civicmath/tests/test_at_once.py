"""What a web server reads at its start is small: SciPy's own halls are entered when somebody computes in them."""

import subprocess
import sys

ROOMS = ("disclosure", "figures", "groups", "prioritisation", "representativeness", "similarity", "tables")


def test_nothing_of_scipy_is_read_before_it_is_used() -> None:
    reads = "; ".join(f"import civicmath.{room}" for room in ROOMS)
    tells = "import sys; print([m for m in ('scipy.cluster', 'scipy.optimize', 'scipy.sparse') if m in sys.modules])"
    told = subprocess.run(
        [sys.executable, "-c", f"{reads}; {tells}"], capture_output=True, text=True, check=True
    )
    assert told.stdout.strip() == "[]"
