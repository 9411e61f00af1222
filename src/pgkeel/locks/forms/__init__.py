"""The table of lock facts, a module a family; read through ``pgkeel.locks``."""
