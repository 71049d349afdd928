"""Layout: what a report says (plain values) and how its issuer's documents look (a profile) become a Paper."""
