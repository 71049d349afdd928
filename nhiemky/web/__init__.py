"""The pages: the desk for signed-in staff."""
