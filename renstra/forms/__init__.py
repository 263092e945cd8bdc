"""Forms of the Renstra and the RPJMD: heads, rows, and rows pasted from a spreadsheet."""
