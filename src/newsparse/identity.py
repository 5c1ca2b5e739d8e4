"""Which name has a content always, and no other content?"""

from __future__ import annotations

import hashlib
import uuid
from collections.abc import Iterable


def content_urn(pieces: Iterable[bytes]) -> str:
    """Name a content, given piece by piece, by a UUID of version 5 (RFC 9562): `urn:uuid:…`."""
    digest = hashlib.sha1(uuid.NAMESPACE_URL.bytes, usedforsecurity=False)
    for piece in pieces:
        digest.update(piece)
    return uuid.UUID(bytes=digest.digest()[:16], version=5).urn
