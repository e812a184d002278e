"""How a server fares, in numbers for a program that looks every few seconds; for this machine alone."""

from collections.abc import Mapping
from ipaddress import ip_address

from raci.serve.door import App, Receive, Scope, Send

INSIDE = ("/metrics", "/_stcore/metrics")
"""Addresses that tell how many are here, and what they do."""
FORWARDED = {b"x-forwarded-for", b"forwarded", b"x-real-ip"}
SENTENCE = b"numbers are for this machine alone; ask the process at its own port\n"


def open_metrics(gauges: Mapping[str, int], events: Mapping[str, int]) -> str:
    """Text as https://github.com/prometheus/OpenMetrics says: gauges, and a counter of what the log notes."""

    lines = [line for name, value in gauges.items() for line in (f"# TYPE raci_{name} gauge", f"raci_{name} {value:d}")]
    lines.append("# TYPE raci_events counter")
    lines += [f'raci_events_total{{event="{event}"}} {events[event]}' for event in sorted(events)]
    return "\n".join([*lines, "# EOF", ""])


class Inside:
    """ASGI middleware that gives numbers to this machine alone, and to nobody who comes through a proxy."""

    def __init__(self, app: App, prefix: str) -> None:
        self.app = app
        self._paths = {f"{prefix}{path}" for path in INSIDE}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or str(scope["path"]).rstrip("/") not in self._paths or _is_here(scope):
            await self.app(scope, receive, send)
            return
        headers = [(b"content-type", b"text/plain; charset=utf-8")]
        await send({"type": "http.response.start", "status": 403, "headers": headers})
        await send({"type": "http.response.body", "body": SENTENCE})


def _is_here(scope: Scope) -> bool:
    host, _ = scope.get("client") or ("", 0)
    try:
        is_loopback = ip_address(host).is_loopback
    except ValueError:
        is_loopback = False
    return is_loopback and not any(name in FORWARDED for name, _ in scope["headers"])
