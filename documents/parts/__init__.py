"""Long papers laid out in parts, side by side where the machine has cores, and joined to one file.

`documents.parts.laying` is all that a helping process imports; nothing here is asked by other modules but `documents.pdf`.
"""
