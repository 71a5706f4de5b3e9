"""What stands behind the `make` commands. Nothing here is imported by the application."""
