"""What people run. Applications never import each other."""
