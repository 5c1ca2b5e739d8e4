"""The entry of the command line; it also tells how to install what the command line needs."""

from __future__ import annotations

import sys


def main() -> int:
    """Run the command line, or say how to install it where click or rich is missing.

    Returns:
        The exit status: 0, 1 for a fault in the data or the export, 2 for wrong use, 130 after Ctrl-C.
    """
    try:
        from newsparse.cli import run
    except ModuleNotFoundError as error:
        if error.name not in ("click", "rich"):
            raise
        sys.stderr.write("newsparse: the command line needs click and rich: pip install 'newsparse[cli]'\n")
        return 2
    except KeyboardInterrupt:
        return 130
    return run()


if __name__ == "__main__":
    sys.exit(main())
