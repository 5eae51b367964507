from __future__ import annotations


def report_html(*a, **k):
    return "<!doctype html>"
