"""
Bringing families over from a spreadsheet.

Three sheets: Families, People, Dates. Everything is tried through the same commands as
the pages use, in one transaction: either all of it comes in, or nothing, with a list of
every row that was refused and why.
"""
