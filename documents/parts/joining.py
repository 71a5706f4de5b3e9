"""Pieces that were laid out by themselves become one file: their pages and their tags."""

import io
from collections.abc import Iterable

import pikepdf


def joined(pdfs: Iterable[bytes]) -> bytes:
    """One file with the title, the language and the properties of the first piece; equal pieces, equal bytes.

    WeasyPrint tags each page by itself below one `Document`, so the tags of a piece go on behind those before.
    """
    pieces = (pikepdf.open(io.BytesIO(pdf)) for pdf in pdfs)
    whole = next(pieces)
    tags = whole.Root.StructTreeRoot
    document = tags.K[0]
    for piece in pieces:
        before = len(whole.pages)
        whole.pages.extend(piece.pages)
        for page in whole.pages[before:]:
            page.obj.StructParents += before
        # After the pages, so that its tags find the pages that were copied.
        more = whole.copy_foreign(piece.Root.StructTreeRoot)
        for tag in more.K[0].K:
            tag.P = document
            document.K.append(tag)
        for at, parents in enumerate(more.ParentTree.Nums):
            tags.ParentTree.Nums.append(parents if at % 2 else parents + before)
    # Ids are places to watch while a paper is laid out; no link leads to them.
    if "/Names" in whole.Root:
        del whole.Root.Names
    written = io.BytesIO()
    whole.save(
        written,
        deterministic_id=True,
        fix_metadata_version=False,
        stream_decode_level=pikepdf.StreamDecodeLevel.none,
        object_stream_mode=pikepdf.ObjectStreamMode.generate,
    )
    return written.getvalue()
