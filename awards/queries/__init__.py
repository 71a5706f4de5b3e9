"""Questions about awards: the law of a day (`law`), lists and queues (`nominations`), conditions, and history."""
