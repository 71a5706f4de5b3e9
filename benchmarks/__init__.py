"""How fast, against whom: ratios measured in one run on one machine (`make bench`)."""
