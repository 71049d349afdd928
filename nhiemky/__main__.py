"""`python -m nhiemky` is the `nhiemky` command."""

from nhiemky.cli import main

raise SystemExit(main())
