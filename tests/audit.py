"""Known vulnerabilities of what Parley is built from, asked of the indexes that answer: `make audit`."""

import json
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]
REQUIREMENTS = ["requirements.txt", "requirements-dev.txt", "bench/requirements.txt"]
PIP_AUDIT = [
    ".venv-audit/bin/pip-audit", "--disable-pip", "--require-hashes",
    "--progress-spinner=off", "--format=json", "--requirement",
]  # fmt: skip
NPM_AUDIT = ["npm", "audit", "--json"]

Told = tuple[str, int]


def python_told(name: str, report: dict) -> Told:
    """A sentence on a report of pip-audit, and how many vulnerabilities it names."""
    packages = report.get("dependencies", [])
    asked = [package for package in packages if "skip_reason" not in package]
    found = [
        f"{one['name']} {one['version']}: {fault['id']}" for one in asked for fault in one["vulns"]
    ]
    if not asked:
        return f"{name}: not audited, the index does not answer such questions here.", 0
    silent = len(packages) - len(asked)
    rest = f" {silent} could not be looked up." if silent else ""
    said = "; ".join(found) or "nothing known against"
    return f"{name}: {said} ({len(asked)} packages).{rest}", len(found)


def npm_told(report: dict) -> Told:
    """A sentence on a report of npm audit, and how many vulnerable packages it names."""
    if "vulnerabilities" not in report:
        return "frontend: not audited, the index does not answer such questions here.", 0
    found = [f"{name} ({fault['severity']})" for name, fault in report["vulnerabilities"].items()]
    return f"frontend: {'; '.join(found) or 'nothing known against its packages'}.", len(found)


def reported(command: list[str], folder: Path) -> dict:
    """What a command prints as JSON; nothing where it prints something else or runs for 5 minutes."""
    try:
        ran = subprocess.run(command, cwd=folder, capture_output=True, text=True, timeout=300)
        return json.loads(ran.stdout)
    except (OSError, ValueError, subprocess.TimeoutExpired):
        return {}


def main() -> int:
    """1 if something is known against a package, else 0; says what was found, and what was not asked."""
    told = [python_told(name, reported([*PIP_AUDIT, name], ROOT)) for name in REQUIREMENTS]
    if shutil.which("npm"):
        told.append(npm_told(reported(NPM_AUDIT, ROOT / "frontend")))
    else:
        told.append(("frontend: not audited, that needs npm.", 0))
    print("\n".join(sentence for sentence, _ in told))
    return int(any(found for _, found in told))


if __name__ == "__main__":
    sys.exit(main())
