"""Git: what is merged. The only package that runs the program; anything above may import it."""

from pgkeel.git.blob import ObjectFormat, blob_id
from pgkeel.git.repository import Blob, Commit, Repository, find_repository

__all__ = ["Blob", "Commit", "ObjectFormat", "Repository", "blob_id", "find_repository"]
