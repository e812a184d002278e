"""The way into a workshop: the address that phones open, and the same as a QR code."""

from functools import lru_cache
from urllib.parse import urlencode, urlsplit

import segno

LOCAL = ("localhost", "127.0.0.1", "::1")


def link(origin: str, code: str, lang: str) -> str:
    """The address of the ballot of a workshop, on a server such as http://192.168.1.20:8501."""

    return f"{origin.rstrip('/')}/ballot?{urlencode({'code': code, 'lang': lang})}"


def origin_of(address: str) -> str:
    """Scheme, host and port of an address that a person typed or a browser shows; "" when it is none of the web."""

    try:
        parts = urlsplit(address.strip())
    except ValueError:  # such as http://[
        return ""
    return f"{parts.scheme}://{parts.netloc}" if parts.scheme in ("http", "https") and parts.hostname else ""


def is_local(origin: str) -> bool:
    """True where only this machine can open the address, so that no phone can."""

    return urlsplit(origin).hostname in LOCAL


@lru_cache(50)
def qr_code(text: str) -> str:
    """The text as a QR code: a data address of an SVG picture with the quiet zone that scanners need."""

    found = segno.make(text, error="m", micro=False)
    return str(found.svg_data_uri(border=4, dark="#000", light="#fff"))
