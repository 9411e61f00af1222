"""What is in the project's files and schema that nobody should see, and the page on its tables."""
