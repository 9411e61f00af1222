"""What Python programs call: ``pgkeel.apply`` and ``pgkeel.status``, and the values they give."""

from pgkeel.api.calls import apply, status
from pgkeel.api.values import Applied, Error, Problem, Ran, Status, Version

__all__ = ["Applied", "Error", "Problem", "Ran", "Status", "Version", "apply", "status"]
