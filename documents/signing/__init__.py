"""Digital signatures of papers: reading those that came back, and making them with a key that is never kept."""
