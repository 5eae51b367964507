"""The verbs of mapping: the only writers."""

from tingsted.mapping.actions.goals import change_goal, end_goal, measure_goal, set_goal

__all__ = ["change_goal", "end_goal", "measure_goal", "set_goal"]
