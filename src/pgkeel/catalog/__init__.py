"""What a schema is: every kind of object, how it is read and how it is made, changed and dropped.

Nothing in here is written to a database: kinds hold their queries as data, ``reader`` runs them.
"""
