"""Grids to records and back: headers recognised, cells read, strangers' lists understood, rows joined."""
