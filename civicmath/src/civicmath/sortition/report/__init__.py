"""The report for people: who was wanted, who volunteered, who was drawn, and how even the chances were."""

from civicmath.sortition.report.page import report_html

__all__ = ["report_html"]
