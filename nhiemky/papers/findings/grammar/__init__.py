"""The grammar of office Vietnamese by which targets, results and tasks are read."""
