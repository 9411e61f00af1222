"""Anything a snapshot can be had from: the folder, a dump, a release, an environment, a URL."""
