"""The law: plain Python values in, values out. Standard library only, and numpy in the roll-up."""
