"""The demo: Kecamatan Patrang 2021, from ``fixtures/patrang_2021`` (its README says why so)."""
