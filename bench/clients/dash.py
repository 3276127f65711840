"""A session of Dash: the requests of its frontend when a page opens and a field changes."""

import time
from dataclasses import dataclass, field
from typing import Any

from aiohttp import ClientConnectionError, ClientSession

from bench.clients.streamlit import Answer


@dataclass
class Session:
    """A reader's session."""

    port: int
    page: str = ""
    client: ClientSession | None = None
    outputs: list[dict[str, str]] = field(default_factory=list)
    output: str = ""

    async def open(self) -> Answer:
        """Open the page: the index, its layout, and what depends on what."""
        begun, size = time.perf_counter(), 0
        self.client = ClientSession(f"http://127.0.0.1:{self.port}")
        for path in ("/", "/_dash-layout", "/_dash-dependencies"):
            async with self.client.get(path) as answer:
                body = await answer.read()
                size += len(body)
                if path == "/_dash-dependencies":
                    self.output = (await answer.json())[0]["output"]
        names = self.output.strip(".").split("...")
        self.outputs = [
            dict(zip(("id", "property"), name.rsplit(".", 1), strict=True)) for name in names
        ]
        return Answer(time.perf_counter() - begun, 3, size)

    def wish(self, first: str) -> dict[str, Any]:
        """The wish for a new period, as the frontend sends it."""
        given = [
            {"id": "from", "property": "value", "value": first},
            {"id": "to", "property": "value", "value": ""},
        ]
        changed = {"inputs": given, "changedPropIds": ["from.value"]}
        return {"output": self.output, "outputs": self.outputs, **changed}

    async def change(self, first: str) -> Answer:
        """Set the first day of the period."""
        begun = time.perf_counter()
        try:
            status, size = await self.asked(first)
        except ClientConnectionError:  # the server has closed the old connection
            status, size = await self.asked(first)
        error = "" if status == 200 else f"status {status}"
        return Answer(time.perf_counter() - begun, 1, size, error)

    async def asked(self, first: str) -> tuple[int, int]:
        """The status and the bytes of the answer to the wish for a new period."""
        assert self.client is not None
        async with self.client.post("/_dash-update-component", json=self.wish(first)) as answer:
            return answer.status, len(await answer.read())

    async def close(self) -> None:
        """Leave the page."""
        if self.client is not None:
            await self.client.close()
