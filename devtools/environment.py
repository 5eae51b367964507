"""The folder .venv with the locked packages: made by uv where it is present, by venv and pip otherwise."""

from __future__ import annotations

import hashlib
import json
import os
import platform
import re
import shutil
import subprocess
import sys
import tomllib
from dataclasses import dataclass
from pathlib import Path

from devtools.steps import ROOT, run_quietly, step

REQUIREMENTS = {
    "run": "requirements.txt",
    "dev": "requirements-dev.txt",
    "peers": "requirements-peers.txt",
}
"""What a purpose needs, by name; each is the lock exported with hashes. `dev` contains all of `run`."""

SATISFIES = {"run": {"run", "dev"}, "dev": {"dev"}, "peers": {"peers"}}
SOURCES = ("src", "civicmath/src")
NETWORK = (
    "Installing the packages failed; the lines above say why. Is there a network, and does pip reach it?"
)


@dataclass(frozen=True)
class Environment:
    """One virtual environment of this project and the Python it stands on."""

    folder: Path
    base: str

    @property
    def python(self) -> Path:
        """The environment's own interpreter."""
        return self.folder / "bin" / "python"

    @property
    def stamp(self) -> Path:
        """Remembers which lock was last installed, so that a second run installs nothing."""
        return self.folder / "tingsted-stamp.json"


def base_python() -> str:
    """The interpreter under us, also when `./dev` was started from inside an environment."""
    return str(getattr(sys, "_base_executable", "") or sys.executable)


def own_environment() -> Environment:
    """The environment of the Python at hand."""
    return Environment(ROOT / ".venv", base_python())


def ensure(environment: Environment, *purposes: str) -> None:
    """Make the environment hold what the purposes need; nothing is done when it already does."""
    fingerprint = _fingerprint(environment)
    present = _read_stamp(environment, fingerprint) if environment.python.exists() else []
    missing = [purpose for purpose in purposes if not SATISFIES[purpose] & set(present)]
    if not missing:
        return
    if shutil.which("uv"):
        _install_with_uv(environment, missing, present)
    else:
        _install_with_pip(environment, missing)
    stamp = {"fingerprint": fingerprint, "purposes": sorted({*present, *missing})}
    environment.stamp.write_text(json.dumps(stamp), encoding="utf-8")


def _fingerprint(environment: Environment) -> str:
    digest = hashlib.sha256(f"{environment.base} {platform.machine()} {ROOT}".encode())
    for name in ("uv.lock", "pyproject.toml", "civicmath/pyproject.toml", *REQUIREMENTS.values()):
        digest.update((ROOT / name).read_bytes())
    return digest.hexdigest()


def _read_stamp(environment: Environment, fingerprint: str) -> list[str]:
    """The purposes installed from the lock of this fingerprint."""
    try:
        stamp = json.loads(environment.stamp.read_text(encoding="utf-8"))
        return list(stamp["purposes"]) if stamp["fingerprint"] == fingerprint else []
    except (OSError, ValueError, LookupError, TypeError):
        return []


def _install_with_uv(environment: Environment, missing: list[str], present: list[str]) -> None:
    groups = {*missing, *present} & {"dev", "peers"}
    flags = [word for group in sorted(groups) for word in ("--group", group)]
    with step(f"Installing the locked packages with uv ({', '.join(missing)})"):
        run_quietly(
            [
                "uv",
                "sync",
                "--locked",
                "--inexact",
                "--no-default-groups",
                *flags,
                "--python",
                environment.base,
            ],
            env={"UV_PROJECT_ENVIRONMENT": str(environment.folder), "VIRTUAL_ENV": ""},
            otherwise=NETWORK,
        )


def _install_with_pip(environment: Environment, missing: list[str]) -> None:
    if not _has_pip(environment):
        with step(f"Making {environment.folder.name} with {Path(environment.base).name}"):
            _make_venv(environment)
    for purpose in missing:
        name = REQUIREMENTS[purpose]
        with step(f"Installing the {_count_packages(name)} locked packages of {name}"):
            run_quietly(
                [environment.python, "-m", "pip", "install", "-q", "--no-compile", "--no-input",
                 "--disable-pip-version-check", "--require-hashes", "-r", name],
                otherwise=NETWORK,
            )  # fmt: skip
    link_sources(environment)


def _has_pip(environment: Environment) -> bool:
    if not environment.python.exists():
        return False
    return (
        bool(version := _ask(str(environment.python), "import pip")[0])
        and version == _ask(environment.base)[0]
    )


def _ask(python: str, first: str = "import venv, ssl") -> tuple[str, str]:
    """An interpreter's version and real path; nothing when it does not run or lacks what we need."""
    question = f"{first}; import sys; print('%d.%d' % sys.version_info[:2], sys._base_executable)"
    answer = subprocess.run([python, "-c", question], capture_output=True, text=True, check=False)
    version, _, path = answer.stdout.strip().partition(" ") if answer.returncode == 0 else ("", "", "")
    return version, path


def is_version(python: str, version: str) -> bool:
    """Whether this interpreter is of this version."""
    return _ask(python)[0] == version


def _make_venv(environment: Environment) -> None:
    command = [environment.base, "-m", "venv", "--clear", str(environment.folder)]
    if subprocess.run(command, capture_output=True, check=False).returncode == 0:
        return
    install_from_apt("python3-venv", f"python3.{sys.version_info[1]}-venv")
    run_quietly(
        command,
        otherwise="This Python has no venv. On Debian and Ubuntu: apt-get install python3-venv",
    )


def install_from_apt(*packages: str) -> bool:
    """Install the first of Debian's packages to be had, where the user is root and apt is there."""
    if not shutil.which("apt-get") or os.geteuid() != 0:
        return False
    _apt_get("update")
    return any(_apt_get("install", "-y", "--no-install-recommends", package) for package in packages)


def _apt_get(*words: str) -> bool:
    done = subprocess.run(
        ["apt-get", "-q", *words],
        env={**os.environ, "DEBIAN_FRONTEND": "noninteractive"},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        check=False,
    )
    return done.returncode == 0


def _count_packages(requirements: str) -> int:
    return len(re.findall(r"^\S+==", (ROOT / requirements).read_text(encoding="utf-8"), re.MULTILINE))


def link_sources(environment: Environment) -> None:
    """Put the two distributions and the command `tingsted` in the environment, without building anything."""
    packages = next((environment.folder / "lib").glob("python3.*/site-packages"))
    lines = "".join(f"{ROOT / source}\n" for source in SOURCES)
    (packages / "tingsted-source.pth").write_text(lines, encoding="utf-8")
    for folder in (ROOT, ROOT / "civicmath"):
        project = tomllib.loads((folder / "pyproject.toml").read_text(encoding="utf-8"))["project"]
        info = packages / f"{project['name']}-{project['version']}.dist-info"
        info.mkdir(exist_ok=True)
        (info / "METADATA").write_text(
            f"Metadata-Version: 2.1\nName: {project['name']}\nVersion: {project['version']}\n",
            encoding="utf-8",
        )
    command = environment.folder / "bin" / "tingsted"
    command.write_text(
        f"#!{environment.python}\nimport sys\n\nfrom tingsted.__main__ import main\n\nsys.exit(main())\n",
        encoding="utf-8",
    )
    command.chmod(0o755)


def find_python(version: str) -> str | None:
    """A working interpreter of this version on the machine, or None; a name on the path proves nothing."""
    named = shutil.which(f"python{version}")
    kept = sorted(Path.home().glob(f".pyenv/versions/{version}*/bin/python"))
    for candidate in filter(None, [named, *map(str, kept)]):
        found, path = _ask(candidate)
        if found == version:
            return path
    return None
