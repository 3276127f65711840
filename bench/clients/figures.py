"""The figures of a page, fetched as its browser fetches them: once an address, compressed."""

import asyncio
from asyncio import StreamReader, StreamWriter
from dataclasses import dataclass, field

REQUEST = "GET {address} HTTP/1.1\r\nHost: 127.0.0.1\r\nAccept-Encoding: br\r\n\r\n"


@dataclass
class Figures:
    """The figures that a session has, on one connection that stays open; a browser opens six."""

    port: int
    known: set[str] = field(default_factory=set)
    streams: tuple[StreamReader, StreamWriter] | None = None

    async def fetch(self, addresses: list[str]) -> int:
        """The bytes of the figures that were not known; raises RuntimeError if one is refused."""
        new = [address for address in addresses if address not in self.known]
        self.known.update(new)
        return sum([await self.asked(address) for address in new])

    async def asked(self, address: str) -> int:
        """The bytes of one figure, by a new connection where the server has closed the old one."""
        try:
            return await self.one(address)
        except (asyncio.IncompleteReadError, ConnectionError):
            self.close()
            self.streams = None
            return await self.one(address)

    async def one(self, address: str) -> int:
        """The bytes of one figure on the wire."""
        self.streams = self.streams or await asyncio.open_connection("127.0.0.1", self.port)
        reader, writer = self.streams
        writer.write(REQUEST.format(address=address).encode())
        head = (await reader.readuntil(b"\r\n\r\n")).decode().lower()
        length = int(head.partition("content-length:")[2].partition("\r\n")[0])
        await reader.readexactly(length)
        if " 200 " not in head.partition("\r\n")[0]:
            raise RuntimeError(f"{address}: {head.partition(chr(13))[0]}")
        return len(head) + length

    def close(self) -> None:
        """Leave the connection."""
        if self.streams is not None:
            self.streams[1].close()
