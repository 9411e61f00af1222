"""Seeds: rows that a new database begins with, loaded in order, again and again alike."""
