"""What the image would hold, and two replicas of it behind a real nginx, all on loopback."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from tests.browser.conftest import ROOT, free_port, wait_for

DEPLOY = ROOT / "deploy"
NGINX = shutil.which("nginx", path=f"{os.environ.get('PATH', '')}:/usr/sbin:/usr/local/sbin")

#: Workers of root give their rights up, and with them the way into a folder of the test.
USER = "user root;" if os.geteuid() == 0 else ""


def instructions() -> list[tuple[str, str]]:
    """Each instruction of the Containerfile with its words, lines that go on put together."""
    text = (DEPLOY / "Containerfile").read_text(encoding="utf-8").replace("\\\n", " ")
    lines = [line for line in text.splitlines() if line and not line.startswith("#")]
    return [(name, words.strip()) for name, _, words in (line.partition(" ") for line in lines)]


def copied(folder: Path) -> Path:
    """A folder with what the Containerfile copies into the image beside the environment."""
    for name, words in instructions():
        if name == "COPY" and "--from" not in words and "/build/" not in words:
            *sources, target = words.split()
            for source in sources:
                place = folder / (Path(source).name if target == "./" else target)
                place.parent.mkdir(parents=True, exist_ok=True)
                whole = ROOT / source
                (shutil.copytree if whole.is_dir() else shutil.copy)(whole, place)
    for cache in list(folder.rglob("__pycache__")):
        shutil.rmtree(cache)
    return folder


def configuration(folder: Path, port: int, replicas: list[int]) -> Path:
    """The nginx configuration with ports of this machine in place of those of the containers."""
    text = (DEPLOY / "nginx" / "nginx.conf").read_text(encoding="utf-8")
    places = {
        "listen 8080;": f"listen 127.0.0.1:{port};",
        "parley-1:8501": f"127.0.0.1:{replicas[0]}",
        "parley-2:8501": f"127.0.0.1:{replicas[1]}",
        "/tmp/": f"{folder}/",
        "worker_processes auto;": "worker_processes 1;",
    }
    for said, meant in places.items():
        assert said in text
        text = text.replace(said, meant)
    (folder / "nginx.conf").write_text(text, encoding="utf-8")
    return folder / "nginx.conf"


@dataclass
class Site:
    """Two replicas behind nginx: their ports, logs and processes, the image, and the port in front."""

    port: int
    ports: list[int]
    image: Path
    logs: list[Path]
    replicas: dict[int, subprocess.Popen] = field(default_factory=dict)

    @property
    def url(self) -> str:
        """The address in front."""
        return f"http://127.0.0.1:{self.port}"

    def start(self, number: int) -> None:
        """Start a replica as the image does, but on a port of this machine, and wait for it."""
        settings = {
            "PARLEY_URL": self.url,
            "PARLEY_ACCESS_LOG": "on",
            "PARLEY_LOG_ADDRESSES": "on",
            "PYTHONDONTWRITEBYTECODE": "1",
        }
        command = [sys.executable, "-m", "lib.serve", "--port", str(self.ports[number])]
        env = {"PATH": "/usr/bin:/bin", "HOME": "/tmp", **settings}
        with self.logs[number].open("a") as out:
            self.replicas[number] = subprocess.Popen(
                command, cwd=self.image, stdout=out, stderr=out, env=env
            )
        wait_for(f"http://127.0.0.1:{self.ports[number]}/health/ready", self.replicas[number])


@pytest.fixture(scope="session")
def site(tmp_path_factory) -> Iterator[Site]:
    """The whole site, ended process by process."""
    if NGINX is None:
        pytest.skip("nginx is not installed here, so its configuration is not tried")
    folder, image = tmp_path_factory.mktemp("front"), copied(tmp_path_factory.mktemp("image"))
    logs = [folder / f"replica-{number}.log" for number in range(2)]
    made = Site(free_port(), [free_port(), free_port()], image, logs)
    config = configuration(folder, made.port, made.ports)
    flags = ["-p", str(folder), "-c", str(config), "-e", "stderr", "-g", f"daemon off; {USER}"]
    front = subprocess.Popen([NGINX, *flags])
    try:
        made.start(0)
        made.start(1)
        wait_for(f"{made.url}/health", front)
        yield made
    finally:
        for process in (front, *made.replicas.values()):
            process.terminate()
            process.wait(timeout=30)
