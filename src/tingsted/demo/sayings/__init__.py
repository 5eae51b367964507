"""What people say in the demo. All invented; places are real."""

from tingsted.demo.sayings.elsewhere import HOLBAEK_IDEAS, PLANS, SCATTERED
from tingsted.demo.sayings.glumsoe import (
    COMMENTS_2017,
    COMMENTS_NOW,
    GLUMSOE_2017,
    GLUMSOE_HAVE,
    GLUMSOE_NOW,
    LIKED_2017,
    LIKED_NOW,
)

__all__ = [
    "COMMENTS_2017",
    "COMMENTS_NOW",
    "GLUMSOE_2017",
    "GLUMSOE_HAVE",
    "GLUMSOE_NOW",
    "HOLBAEK_IDEAS",
    "LIKED_2017",
    "LIKED_NOW",
    "PLANS",
    "SCATTERED",
]
