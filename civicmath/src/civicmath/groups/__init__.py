"""Working groups by people's wishes."""

from civicmath.groups.forming import Formation, Merge, WorkGroup, form_groups

__all__ = ["Formation", "Merge", "WorkGroup", "form_groups"]
