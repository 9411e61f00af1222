"""What the folder of migrations is: names, versions, headers, checksums, history. No server."""
