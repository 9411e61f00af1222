"""What a row of a table has to be, and values that may do; for proof and for synthetic rows."""
