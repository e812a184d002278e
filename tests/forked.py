"""Processes for tests that kill or measure one: each is a copy of a process that has read our modules already."""

import multiprocessing

PROCESSES = multiprocessing.get_context("forkserver")
PROCESSES.set_forkserver_preload(["raci.rules", "raci.file.load", "raci.store"])
