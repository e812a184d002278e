"""Persons for tests that are about something else."""

from raci.people import typed

SOMEBODY = typed("Somebody")
