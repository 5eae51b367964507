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
from tingsted.demo.sayings.tonight import (
    MINUTES_PEOPLE,
    MINUTES_POINTS,
    TONIGHT_ABOUT,
    TONIGHT_AGENDA,
    TONIGHT_BUILDINGS,
    TONIGHT_COMING,
    TONIGHT_SAID,
    TONIGHT_SENT,
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
    "MINUTES_PEOPLE",
    "MINUTES_POINTS",
    "PLANS",
    "SCATTERED",
    "TONIGHT_ABOUT",
    "TONIGHT_AGENDA",
    "TONIGHT_BUILDINGS",
    "TONIGHT_COMING",
    "TONIGHT_SAID",
    "TONIGHT_SENT",
]
