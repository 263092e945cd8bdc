"""Every write about who is who: one act, one transaction, one row of trail, by somebody."""
