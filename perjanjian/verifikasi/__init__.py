"""What anybody may ask without logging in: is this PK real? By number and by hash alone."""
