"""Parses arguments, wires features together, prints and exits; the top layer."""
