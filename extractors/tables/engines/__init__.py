"""Table finders: each turns one page into grids of cell boxes."""
