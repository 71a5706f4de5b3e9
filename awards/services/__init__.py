"""Verbs of awards: nominations (`nominations`), judging them (`judging`), decisions (`decisions`), the law (`law`)."""
