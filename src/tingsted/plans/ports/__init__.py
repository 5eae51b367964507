"""What plans show elsewhere, and what they hold on people."""

from tingsted.plans.ports import personal, showing

__all__ = ["personal", "showing"]
