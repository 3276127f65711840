"""Two processes of the app behind nginx, which gives each new socket to the one with fewer."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from bench import process
from bench.process import Process
from bench.servers import kinds, nginx
from bench.servers.kinds import Running

#: What nginx serves: sockets and all else from both.
SERVED: Final = """
  upstream parley {{ least_conn; {servers} }}
  server {{
    listen 127.0.0.1:{port};
    location / {{
      proxy_pass http://parley;
      proxy_http_version 1.1;
      proxy_set_header Upgrade $http_upgrade;
      proxy_set_header Connection "upgrade";
      proxy_set_header Host $host:{port};
      proxy_buffering off;
    }}
  }}
"""


class Group(Process):
    """Several processes that count as one server."""

    def __init__(self, members: list[Process]) -> None:
        """Keep the processes, the one in front last."""
        self.members = members

    def cpu(self) -> float:
        """Processor seconds of all."""
        return sum(member.cpu() for member in self.members)

    def stop(self) -> None:
        """End all."""
        for member in reversed(self.members):
            member.stop()


@contextmanager
def serving(page: str, folder: Path) -> Iterator[Running]:
    """Two servers of a page with nginx in front, running as long as they are used."""
    own, port = folder / f"two-{page}", process.free_port()
    own.mkdir(parents=True, exist_ok=True)
    both = [kinds.start("parley", page, folder) for _ in range(2)]
    servers = " ".join(f"server 127.0.0.1:{one.port};" for one in both)
    served = SERVED.format(servers=servers, port=port)
    front = Process(nginx.command(own, served), own / "nginx.log", {})
    group = Group([one.process for one in both] + [front])
    try:
        front.wait(f"http://127.0.0.1:{port}/_stcore/health")
        yield Running(both[0].kind, page, port, group)
    finally:
        group.stop()
