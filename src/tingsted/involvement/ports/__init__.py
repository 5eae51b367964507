"""What matters show elsewhere, what went on in them, and what they hold on people."""

from tingsted.involvement.ports import going_on, personal, showing

__all__ = ["going_on", "personal", "showing"]
