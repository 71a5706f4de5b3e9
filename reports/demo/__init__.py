"""The demo: an organisation, the 2021 campaign lived through and closed, and a campaign around today.

Everything is done by the services of the apps with `core.clock` set, as people would have done it. Names of people are
fictitious (the director's stands in the plan); invented figures say "số liệu minh họa".
"""
