"""Pages on which the Renstra and the RPJMD are filled in."""
