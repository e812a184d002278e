"""`python -m raci`."""

from raci.cli import main

raise SystemExit(main())
