"""The plan: the shortest list of decisions that settles most causes. `plan` is the door."""

from raci.views.plan.decision import Decision, Plan, Restated
from raci.views.plan.greedy import plan

__all__ = ["Decision", "Plan", "Restated", "plan"]
