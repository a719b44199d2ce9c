"""How a sheet is described: cells, kinds, columns, rows and their addresses."""
