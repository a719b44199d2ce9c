"""How a workbook is reached: one small port, several adapters."""
