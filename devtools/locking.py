"""The lock and the same lock exported with hashes for pip."""

from __future__ import annotations

import re
import shutil
import subprocess
import tomllib

from devtools.environment import REQUIREMENTS
from devtools.steps import ROOT, Failure, run_quietly, step

NEEDS_UV = "The lock is made with uv, which was not found: https://docs.astral.sh/uv/"
GROUPS = {"run": ["--no-default-groups"], "dev": ["--group", "dev"], "peers": ["--only-group", "peers"]}
PLAIN = ["--quiet", "--locked", "--no-emit-workspace", "--no-annotate", "--no-header"]


def lock() -> int:
    """Lock anew and write the requirements files that pip reads."""
    if not shutil.which("uv"):
        raise Failure(NEEDS_UV)
    with step("Locking"):
        run_quietly(
            ["uv", "lock"], otherwise="uv could not find packages that fit together; the lines above say why."
        )
    for purpose, name in REQUIREMENTS.items():
        (ROOT / name).write_text(export(purpose), encoding="utf-8")
    return 0


def export(purpose: str) -> str:
    """What the requirements file of a purpose has to say, straight from the lock."""
    words = ["uv", "export", *PLAIN, *GROUPS[purpose]]
    done = subprocess.run(words, cwd=ROOT, capture_output=True, text=True, check=False)
    if done.returncode:
        raise Failure("uv.lock does not fit pyproject.toml. Run: ./dev lock", output=done.stderr)
    return done.stdout


def find_faults() -> list[str]:
    """Where what pip installs is not what the lock says; asked of uv where it is, else read from files."""
    wide = "requires-python = " + _quoted_range()
    faults = (
        []
        if wide in (ROOT / "uv.lock").read_text(encoding="utf-8")
        else [f"uv.lock was not resolved for {wide}"]
    )
    if shutil.which("uv"):
        stale = [n for p, n in REQUIREMENTS.items() if (ROOT / n).read_text(encoding="utf-8") != export(p)]
        return faults + [f"{name} differs from uv.lock. Run: ./dev lock" for name in stale]
    return faults + _compare_files()


def _compare_files() -> list[str]:
    locked: dict[str, set[str]] = {}
    for package in tomllib.loads((ROOT / "uv.lock").read_text(encoding="utf-8"))["package"]:
        files = [*package.get("wheels", []), *([package["sdist"]] if "sdist" in package else [])]
        locked[f"{package['name']}=={package['version']}"] = {file["hash"] for file in files}
    faults = []
    for name in REQUIREMENTS.values():
        text = (ROOT / name).read_text(encoding="utf-8")
        for pin, hashes in re.findall(r"^(\S+==\S+)[^\n]*((?:\n    --hash=\S+[^\n]*)+)", text, re.MULTILINE):
            if set(re.findall(r"--hash=(\S+)", hashes)) != locked.get(pin):
                faults.append(f"{name}: {pin} is not what uv.lock says. Run ./dev lock where uv is")
    return faults + _find_unlisted()


def _find_unlisted() -> list[str]:
    """Dependencies named in pyproject.toml that the files for pip leave out."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    wanted = {
        "run": project["project"]["dependencies"],
        **{group: project["dependency-groups"][group] for group in ("dev", "peers")},
    }
    faults = []
    for purpose, dependencies in wanted.items():
        name = REQUIREMENTS[purpose]
        present = set(re.findall(r"^([\w.-]+)==", (ROOT / name).read_text(encoding="utf-8"), re.MULTILINE))
        names = {re.split(r"[^\w.-]", dependency)[0].lower() for dependency in dependencies} - {"civicmath"}
        faults += [
            f"{name} lacks {missing}. Run ./dev lock where uv is" for missing in sorted(names - present)
        ]
    return faults


def _quoted_range() -> str:
    """The range of Pythons as the lock writes it: 3.14 is covered by resolution."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    return '"' + ", ".join(project["requires-python"].split(",")) + '"'
