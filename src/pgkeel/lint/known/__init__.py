"""What earlier statements have made, as far as text tells; replay learns it, rules ask it."""
