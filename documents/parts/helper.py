"""A helping process, `python -m documents.parts.helper`: lays out the pieces that it reads, one after the other."""

import gc
import pickle
import sys

from documents.parts.laying import laid_out


def main() -> None:
    """Ends with its input."""
    # What was imported lives as long as the process: the collector need not go through it after each piece.
    gc.disable()
    gc.freeze()
    while True:
        try:
            html, name = pickle.load(sys.stdin.buffer)  # noqa: S301 - the parent wrote it
        except EOFError:
            return
        pickle.dump(laid_out(html, name), sys.stdout.buffer)
        sys.stdout.buffer.flush()
        gc.collect()


if __name__ == "__main__":
    main()
