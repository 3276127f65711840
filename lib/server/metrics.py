"""Metrics in the format of Prometheus, on a loopback port of their own, which no reader reaches.

Requests are counted as they end; what is held (pages, caches, data) is looked at when it is asked
for. Labels are few and known: what a client sends never becomes one.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from prometheus_client import (
    CollectorRegistry,
    Gauge,
    Histogram,
    ProcessCollector,
    start_http_server,
)
from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily, Metric
from prometheus_client.registry import Collector

from lib.server.start import CannotListenError

HOST: Final = "127.0.0.1"
REGISTRY: Final = CollectorRegistry()
#: Upper ends of the classes of time, in seconds.
CLASSES: Final = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0)
REQUESTS: Final = Histogram(
    "parley_request_seconds",
    "Seconds from a request to the end of its answer.",
    ("route", "method", "status"),
    buckets=CLASSES,
    registry=REGISTRY,
)
PAGES: Final = Gauge("parley_open_pages", "Pages that are open, each a session.", registry=REGISTRY)
METHODS: Final = ("GET", "HEAD", "OPTIONS", "PUT", "DELETE")


@dataclass(frozen=True)
class Held(Collector):
    """What the process holds when it is asked: the versions of the data, and the use of caches.

    ``used`` gives found and missed answers of each cache, by its name.
    """

    versions: Callable[[], Mapping[str, str]]
    used: Callable[[], Mapping[str, tuple[int, int]]]

    def collect(self) -> Iterable[Metric]:
        """The metrics at this moment."""
        edition = GaugeMetricFamily(
            "parley_edition", "1 for each version that is served.", labels=("talks", "version")
        )
        for talks, version in self.versions().items():
            edition.add_metric((talks, version), 1)
        yield edition
        asked = CounterMetricFamily(
            "parley_cache", "Answers asked of caches.", labels=("cache", "found")
        )
        for name, (hits, misses) in self.used().items():
            asked.add_metric((name, "yes"), hits)
            asked.add_metric((name, "no"), misses)
        yield asked


def counted(route: str, method: str, status: int, seconds: float) -> None:
    """Count a request that was answered; ``route`` is one of the site's own."""
    known = method if method in METHODS else "other"
    REQUESTS.labels(route, known, str(status)).observe(seconds)


def served(port: int, held: Held) -> Callable[[], None]:
    """Serve the metrics on a port of this machine alone; what ends that. CannotListenError."""
    ProcessCollector(registry=REGISTRY)
    REGISTRY.register(held)
    try:
        server, _ = start_http_server(port, HOST, REGISTRY)
    except OSError as cause:
        raise CannotListenError(HOST, port, cause) from None
    return server.shutdown
