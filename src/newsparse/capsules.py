"""How does Arrow get at a value of the model? By a function that whoever knows Arrow fills in.

The model calls it and knows nothing of Arrow: `newsparse.arrow`, which comes after the model, registers an issue.
"""

from __future__ import annotations

from functools import singledispatch


@singledispatch
def arrow_stream(value: object, requested_schema: object | None) -> object:
    """Return a value as a capsule of the Arrow PyCapsule interface that holds an ArrowArrayStream.

    https://arrow.apache.org/docs/format/CDataInterface/PyCapsuleInterface.html

    Raises:
        NotImplementedError: for a value that nobody has registered.
    """
    raise NotImplementedError(f"Arrow cannot have a {type(value).__name__}")
