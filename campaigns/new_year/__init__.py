"""A plan moved to a later year. Pure: `moving` is the rule for dates and words, `draft` the plan that comes of it, `days`
what is said about its dates."""
