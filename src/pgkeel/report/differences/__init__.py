"""What differs between two schemas, for people and for programs, in several manners."""
