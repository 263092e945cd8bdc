"""How a kabupaten configures: scale, wording of the PK, kop and paper, outline; on ordinary pages."""
