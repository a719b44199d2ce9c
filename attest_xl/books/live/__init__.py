"""Workbooks that an office program has open."""
