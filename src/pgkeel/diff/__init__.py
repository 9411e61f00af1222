"""What differs between two snapshots, and the plan that turns one into the other.

Nothing in here knows a kind of object by name: what is particular to one is in its kind's file.
"""
