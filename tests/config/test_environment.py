"""Settings from outside: safe defaults, and a sentence instead of a start where one can't be used."""

import re
from pathlib import Path

import pytest

from tingsted.config.environment import KNOWN, WrongSetting, read_environment


@pytest.mark.parametrize(
    "name, value",
    [
        ("TINGSTED_DEBUG", "maybe"),
        ("TINGSTED_DEMO", "2"),
        ("TINGSTED_ORIGIN", "tingsted.example"),
        ("TINGSTED_ORIGIN", "https://tingsted.example:port"),
        ("TINGSTED_ORIGIN", "ftp://tingsted.example"),
        ("TINGSTED_SECRET", "short"),
        ("TINGSTED_TRUSTED_PROXIES", "-1"),
        ("TINGSTED_DATABASE_URL", "mysql://localhost/tingsted"),
        ("TINGSTED_DATABASE_URL", "postgres://localhost:port/tingsted"),
        ("TINGSTED_DATABASE_URL", "postgres://localhost"),
        ("TINGSTED_DATABASE_URL", "postgres://localhost/tingsted?sslmod=require"),
        ("TINGSTED_MAIL_URL", "mail.tingsted.example"),
        ("TINGSTED_MAIL_URL", "smtp://mail.tingsted.example:port"),
    ],
)
def test_a_wrong_value_stops_the_start_with_a_sentence_that_names_the_setting(
    tmp_path: Path, name: str, value: str
) -> None:
    with pytest.raises(WrongSetting, match=f"^{name} .*\\.$"):
        read_environment({"TINGSTED_DATA": str(tmp_path), name: value})


def test_a_data_folder_that_is_a_file_stops_the_start_with_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(WrongSetting, match=r"^TINGSTED_DATA is .* folder that may be written in\.$"):
        read_environment({"TINGSTED_DATA": str(tmp_path / "file")})


def test_nothing_given_is_one_machine_with_sqlite_no_demo_and_no_mail(tmp_path: Path) -> None:
    found = read_environment({"TINGSTED_DATA": str(tmp_path)})
    assert (found.debug, found.demo, found.mail, found.trusted_proxies) == (False, False, {}, 0)
    assert found.database["ENGINE"] == "django.db.backends.sqlite3"
    assert found.hosts == ("127.0.0.1", "127.0.0.1", "localhost")


def test_the_signing_key_is_made_once_and_readable_by_its_owner_only(tmp_path: Path) -> None:
    first = read_environment({"TINGSTED_DATA": str(tmp_path)}).secret
    assert read_environment({"TINGSTED_DATA": str(tmp_path)}).secret == first
    assert (tmp_path / "secret").stat().st_mode & 0o777 == 0o600


def test_a_database_behind_a_socket_needs_no_host(tmp_path: Path) -> None:
    url = "postgres://tingsted@/tingsted?host=%2Frun%2Fpostgresql"
    found = read_environment({"TINGSTED_DATA": str(tmp_path), "TINGSTED_DATABASE_URL": url})
    assert (found.database["HOST"], found.database["NAME"]) == ("/run/postgresql", "tingsted")


def test_a_database_whose_certificate_is_to_be_checked_is_asked_for_it(tmp_path: Path) -> None:
    url = "postgres://tingsted:x@db.example/tingsted?sslmode=verify-full&sslrootcert=%2Fetc%2Fca.pem"
    found = read_environment({"TINGSTED_DATA": str(tmp_path), "TINGSTED_DATABASE_URL": url})
    assert found.database["OPTIONS"] == {"sslmode": "verify-full", "sslrootcert": "/etc/ca.pem"}


def test_the_data_folder_is_made_for_its_owner_alone(tmp_path: Path) -> None:
    read_environment({"TINGSTED_DATA": str(tmp_path / "new" / "data")})
    assert (tmp_path / "new" / "data").stat().st_mode & 0o777 == 0o700


@pytest.mark.parametrize(
    "name, meant",
    [
        ("TINGSTED_ORIGN", "TINGSTED_ORIGIN"),
        ("TINGSTED_HOST", "TINGSTED_HOSTS"),
        ("TINGSTED_DATABASE", "TINGSTED_DATABASE_URL"),
        ("TINGSTED_MAIL", "TINGSTED_MAIL_URL"),
        ("TINGSTED_PROXIES", "TINGSTED_TRUSTED_PROXIES"),
    ],
)
def test_a_misspelt_name_stops_the_start_and_says_what_was_meant(
    tmp_path: Path, name: str, meant: str
) -> None:
    with pytest.raises(WrongSetting, match=f"^{name} is no setting; did you mean {meant}\\?$"):
        read_environment({"TINGSTED_DATA": str(tmp_path), name: "1"})


def test_a_name_like_no_setting_stops_the_start_with_all_there_are(tmp_path: Path) -> None:
    with pytest.raises(WrongSetting, match=r"^TINGSTED_QQ is no setting\. The settings are TINGSTED_"):
        read_environment({"TINGSTED_DATA": str(tmp_path), "TINGSTED_QQ": "1"})


def test_every_setting_that_is_read_anywhere_is_known() -> None:
    root = Path(__file__).parents[2]
    read = {
        name
        for folder in ("src", "devtools", "bench", "tests", "civicmath")
        for file in (root / folder).rglob("*.py")
        if file != Path(__file__)
        for name in re.findall(r"\bTINGSTED_[A-Z_]*[A-Z]", file.read_text(encoding="utf-8"))
    }
    assert read - KNOWN == set()
