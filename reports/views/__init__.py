"""Pages of the top floor: homes, board, consolidations, overview lists, search."""
