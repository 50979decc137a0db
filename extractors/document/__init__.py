"""Value types of the way file -> page -> table -> row: all that crosses a package's border, no work.

Imports nothing of the project. Coordinates are points (1/72 inch), origin at the top left of the page as displayed.
"""
