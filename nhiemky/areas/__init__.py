"""The state of the world: Django apps on one ladder, each importing only lower ones."""
