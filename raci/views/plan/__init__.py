"""The plan: the shortest list of decisions that settles most causes, and the ways out of one of them."""

from raci.views.plan.decision import Decision, Plan, Restated
from raci.views.plan.greedy import plan
from raci.views.plan.ways_out import Means, Outlook, WayOut, leads, ways_out

__all__ = ["Decision", "Means", "Outlook", "Plan", "Restated", "WayOut", "leads", "plan", "ways_out"]
