"""Pages of awards: nominations, the case, queues, decisions, the law catalogue."""
