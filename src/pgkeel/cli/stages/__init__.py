"""One module a stage of ``keel check``, each with ``STAGE``; a new stage is a new file here."""
