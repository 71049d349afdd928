"""Templates, periods, submissions, dossiers, reviews."""
