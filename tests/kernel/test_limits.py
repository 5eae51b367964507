"""Who is counted as one, and for how long."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.test import RequestFactory

from tingsted.kernel import limits

HOUR = timedelta(hours=1)


def place(address: str, **headers: str) -> str:
    return limits.came_from(RequestFactory().get("/", REMOTE_ADDR=address, headers=headers))


def test_a_home_on_ipv6_is_one_place_whichever_of_its_own_addresses_it_draws() -> None:
    assert place("2001:db8:1:2::1") == place("2001:db8:1:2:dead:beef:0:9")
    assert place("2001:db8:1:2::1") != place("2001:db8:1:3::1")
    assert place("::ffff:192.0.2.1") == place("192.0.2.1") != place("192.0.2.2")


@pytest.mark.parametrize(
    ("told", "plain"),
    [
        ("192.0.2.1:50123", "192.0.2.1"),
        ("[2001:db8::1]:443", "2001:db8::1"),
        ("[2001:db8::1]", "2001:db8::1"),
        ("fe80::1%eth0", "fe80::1"),
        ("unknown", "unknown"),
    ],
)
def test_a_port_that_a_proxy_adds_makes_no_new_place(settings: Any, told: str, plain: str) -> None:
    settings.TRUSTED_PROXIES = 1
    assert place("10.0.0.1", x_forwarded_for=f"203.0.113.9, {told}") == place(
        "10.0.0.1", x_forwarded_for=plain
    )


@pytest.mark.django_db
def test_looking_whether_it_is_full_counts_nothing() -> None:
    for _n in range(5):
        assert not limits.is_full("x", most=2)
    assert not limits.too_many("x", most=2, within=HOUR)
    assert not limits.is_full("x", most=2)
    assert not limits.too_many("x", most=2, within=HOUR)
    assert limits.is_full("x", most=2)
