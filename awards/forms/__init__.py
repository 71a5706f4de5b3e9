"""What a person types about awards: nominations, decisions, rows of the law."""
