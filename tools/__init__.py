"""What the makers of the project run by hand."""
