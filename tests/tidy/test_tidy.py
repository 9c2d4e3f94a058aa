"""The house rules that a linter cannot say, as tests.

Idea: TigerBeetle's src/tidy.zig. Each check reads the tree once and lists every breach, so one
run shows the whole bill.
"""

import ast
import json
import re
import subprocess
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]
SOURCES = sorted(path for path in (ROOT / "src").rglob("*.py") if path.parent.name != "versions")
"""Without migrations: those are written by Alembic, one statement a column."""

OTHER_PYTHON = sorted(
    path for folder in ("tests", "benchmarks", "scripts") for path in (ROOT / folder).rglob("*.py")
)

FUNCTION_LINES_MAX = 70
"""Lines of a function body, docstring excluded. 99 % of starlette's and httpx's functions fit
in 66; polar's order/ domain, where 7 % do not, is the counter-example."""

MODULE_LINES_MAX = 500
"""Lines of a module. p90 is 323 in starlette, 454 in polar."""

COMPONENT_LINES_MAX = 250
"""Lines of a React file: what one can hold in one's head beside the screen it draws."""

VAGUE_NAMES = {"utils", "helpers", "common", "misc", "base_service", "manager", "core", "shared"}
LEFTOVERS = re.compile(r"\b(FIXME|XXX|HACK)\b")

PYTHON_LOCKS = ["requirements.lock", "requirements-dev.lock", "requirements-build.lock"]
WEB_LOCK = "web/package-lock.json"
ADDRESS = re.compile(r"\w://|^--(index-url|extra-index-url|find-links)", re.MULTILINE)

OUTSIDE = re.compile(r"\.\./shared\b|(?<![\w.])/wor[k]/|/root/")
"""Paths that mean something on one machine only."""


def body_lines(function: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    first = (
        function.body[1]
        if ast.get_docstring(function) and len(function.body) > 1
        else function.body[0]
    )
    return (function.end_lineno or first.lineno) - first.lineno + 1


def size_breaches(path: Path, text: str) -> list[str]:
    breaches = []
    if path.stem in VAGUE_NAMES or path.parent.name in VAGUE_NAMES:
        breaches += [f"'{path.stem}' names no thing; name the noun it holds"]
    if (lines := text.count("\n")) > MODULE_LINES_MAX:
        breaches += [f"{lines} lines, limit {MODULE_LINES_MAX}"]
    breaches += [f"leftover {match.group()}" for match in LEFTOVERS.finditer(text)]
    breaches += [
        f"{node.name}: {lines} lines, limit {FUNCTION_LINES_MAX}"
        for node in ast.walk(ast.parse(text))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and (lines := body_lines(node)) > FUNCTION_LINES_MAX
    ]
    return breaches


def committed_files() -> list[Path]:
    """Every file that git keeps or would keep; none where the sources came without git."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    files = {ROOT / name for name in listed.stdout.split("\0") if name}
    return sorted(path for path in files if path.is_file())


def web_packages() -> dict[str, dict[str, Any]]:
    packages: dict[str, dict[str, Any]] = json.loads((ROOT / WEB_LOCK).read_text())["packages"]
    return packages


def makefile_targets() -> set[str]:
    return set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(), re.MULTILINE))


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: str(path.relative_to(ROOT)))
def test_module_is_tidy(path: Path) -> None:
    text = path.read_text()
    breaches = size_breaches(path, text)
    if path.name == "__init__.py":
        if text.strip():
            breaches += ["__init__.py must stay empty: import from the module that owns the name"]
    elif not text.startswith('"""'):
        breaches += ["module lacks its opening docstring"]
    assert not breaches, f"{path.relative_to(ROOT)}: " + "; ".join(breaches)


@pytest.mark.parametrize("path", OTHER_PYTHON, ids=lambda path: str(path.relative_to(ROOT)))
def test_tests_benchmarks_and_scripts_keep_the_sizes_too(path: Path) -> None:
    text = path.read_text()
    breaches = size_breaches(path, text.replace(LEFTOVERS.pattern, ""))
    if text and not text.startswith('"""'):
        breaches += ["module lacks its opening docstring"]
    assert not breaches, f"{path.relative_to(ROOT)}: " + "; ".join(breaches)


def test_every_folder_of_sources_is_a_package() -> None:
    """A folder without __init__.py escapes the import contracts in silence."""
    bare = {path.parent for path in SOURCES} - {
        path.parent for path in SOURCES if path.name == "__init__.py"
    }
    assert not bare


def test_tests_are_neither_skipped_nor_expected_to_fail() -> None:
    marks = re.compile(r"pytest\.(mark\.)?(skip|skipif|xfail|importorskip)\b")
    marked = [
        f"{path.relative_to(ROOT)}: {match.group()}"
        for path in OTHER_PYTHON
        for match in marks.finditer(path.read_text())
    ]
    assert not marked


def test_react_files_stay_short() -> None:
    long = {
        str(path.relative_to(ROOT)): lines
        for path in sorted((ROOT / "web" / "src").rglob("*.tsx"))
        if (lines := path.read_text().count("\n")) > COMPONENT_LINES_MAX
    }
    assert not long, f"limit {COMPONENT_LINES_MAX} lines"


@pytest.mark.parametrize("name", PYTHON_LOCKS)
def test_python_lock_has_hashes_and_no_download_address(name: str) -> None:
    text = (ROOT / name).read_text()
    entries = re.split(r"^(?=[a-z0-9])", text, flags=re.MULTILINE)[1:]
    assert entries
    assert not [entry.split()[0] for entry in entries if "--hash=sha256:" not in entry]
    assert not ADDRESS.findall(text)


def test_web_lock_has_hashes_and_no_download_address() -> None:
    for place, package in web_packages().items():
        assert not place or "integrity" in package or package.get("link"), place
        assert "resolved" not in package, place
        package.pop("funding", None)  # where its authors take money, not where it lies
        assert not ADDRESS.findall(json.dumps(package)), place


def test_locks_agree_on_every_version() -> None:
    pins = [
        dict(re.findall(r"^([\w.-]+)==(\S+)", (ROOT / name).read_text(), re.MULTILINE))
        for name in PYTHON_LOCKS
    ]
    everything = {package: version for pin in pins for package, version in pin.items()}
    assert not [
        pin.items() - everything.items() for pin in pins if pin.items() - everything.items()
    ]


def test_web_lock_names_the_packages_of_every_system() -> None:
    """The npm client leaves out what it cannot find, and then refuses the lock on the systems left out."""
    packages = web_packages()
    names = {place.rpartition("node_modules/")[2] for place in packages}
    missing = {
        name
        for package in packages.values()
        for name in package.get("optionalDependencies", {})
        if name not in names
    }
    assert not missing


def test_readme_commands_exist() -> None:
    commands = re.findall(r"`?\bmake ([a-z-]+)\b", (ROOT / "README.md").read_text())
    assert {"run", "test"} <= set(commands)
    assert set(commands) <= makefile_targets()


def test_files_point_at_nothing_outside_the_repository() -> None:
    here = Path(__file__)
    pointing = [
        f"{path.relative_to(ROOT)}: {match.group()}"
        for path in committed_files()
        if path != here
        for match in OUTSIDE.finditer(path.read_bytes().decode(errors="replace"))
    ]
    assert not pointing
