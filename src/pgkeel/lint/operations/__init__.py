"""What statements do, as typed values: what rules subscribe to and what replay learns from."""
