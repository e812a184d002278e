"""The field's standard terms in words: letters, layers, origins, acts, kinds. English here, Chinese in `zh.yaml`."""

from raci.model import Act, Activity, Power, ProcessKind, Relation, RoleKind, Stake, Statement, Unnamed
from raci.model.letters import Layer, Letter, Origin
from raci.words.sentences import Word

LETTERS = {
    Letter.A: ("Accountable", "answers for it and says yes or no; one per activity"),
    Letter.R: ("Responsible", "does the work"),
    Letter.S: ("Supports", "helps do it"),
    Letter.C: ("Consulted", "is asked before"),
    Letter.I: ("Informed", "is told after"),
}
"""Letter -> (name, definition). After Smith & Erwin, Role & Responsibility Charting; S as in RASCI."""

ALSO = {"负责": Letter.A}
"""What a letter is called in files and tables besides."""

BRIEFLY = {
    Letter.A: Word("answers, one only"),
    Letter.R: Word("does the work"),
    Letter.S: Word("helps"),
    Letter.C: Word("asked before"),
    Letter.I: Word("told after"),
}
"""Letter -> its definition where there is room for a few words only: on the wall, above a column of a phone."""

LAYERS = {
    Layer.STATED: ("Stated", "the text of the policy alone"),
    Layer.TODAY: ("Today", "the policy, then decisions over it"),
    Layer.PROPOSED: ("Proposed", "today, then open proposals over it"),
}

ORIGINS = {
    Origin.STATED: ("stated", "the policy says so"),
    Origin.DECIDED: ("decided", "a group has agreed on it"),
    Origin.PROPOSED: ("proposed", "somebody suggests it; nobody has agreed yet"),
}

ACTS = {
    Act.REQUEST: "request",
    Act.SCREEN: "screening",
    Act.APPROVE: "approval",
    Act.PLAN: "planning",
    Act.DO: "carrying out",
    Act.COORDINATE: "coordination",
    Act.MONITOR: "monitoring",
    Act.REPORT: "reporting",
    Act.ACCEPT: "acceptance",
    Act.DELIVER: "delivery",
    Act.ARCHIVE: "archiving",
    Act.EVALUATE: "evaluation",
    Act.AUDIT: "audit",
    Act.SET_RULES: "setting rules",
    Act.SUPPORT: "support",
    Act.ORDER: "ordering",
    Act.PAY: "paying",
    Act.RECORD: "keeping the books",
}

ROLE_KINDS = {
    RoleKind.DEPARTMENT: "department",
    RoleKind.ROLE: "role",
    RoleKind.BODY: "body",
    RoleKind.GROUP: "group without one holder",
    RoleKind.OUTSIDE: "outside the company",
}

PROCESS_KINDS = {
    ProcessKind.FLOW: "process",
    ProcessKind.DUTIES: "duty list",
    ProcessKind.OVERSIGHT: "oversight",
}

STATEMENTS = {
    Statement.DUTY: "duties",
    Statement.BASIC: "basic duties",
    Statement.SCOPE: "scope of work",
    Statement.CONTENT: "content of work",
    Statement.WORKFLOW: "workflow",
    Statement.FUNCTION: "functions",
}

RELATIONS = {
    Relation.ASSIGNS: "Assigned by",
    Relation.ASKS: "Asked for by",
    Relation.SUPPLIES: "Input from",
    Relation.ASSIGNED: "Assigns work to",
    Relation.DIRECTED: "Directs",
    Relation.CHECKED: "Checks",
    Relation.TRAINED: "Trains",
    Relation.SERVED: "Serves",
}
"""Relation -> what stands before the parties that the text names without a part in the work."""

UNNAMED = {Unnamed.APPROVER: "who approves", Unnamed.DOER: "who does the work", Unnamed.LEAD: "who leads"}

STAKES = {
    Stake.MONEY: Word("money"),
    Stake.PEOPLE: Word("people"),
    Stake.CUSTOMERS: Word("customers"),
    Stake.LAW: Word("the law"),
    Stake.SAFETY: Word("safety"),
    Stake.DATA: Word("data"),
}

POWERS = {
    Power.PROPOSE: "may propose",
    Power.GUIDE: "may guide",
    Power.INSPECT: "may inspect",
    Power.SUPERVISE: "may supervise",
    Power.DECIDE: "may decide",
    Power.ENTRUSTED: "entrusted with",
}

SEVERITIES = {
    "gap": ("Gap", "ownership missing, double or not independent"),
    "concern": ("Concern", "likely to hurt"),
    "note": ("Note", "worth a look"),
}
"""Severity -> (name, meaning)."""

SHAPES = {"gap": "▲", "concern": "◆", "note": "○"}
"""Severity -> the shape that marks it on every page."""

GAPS = {
    "AR": "nobody is accountable and nobody is responsible",
    "A": "nobody is accountable",
    "R": "nobody is responsible",
    "": "several roles are accountable",
}
"""Missing letters -> what that means, for a row that has a gap."""


def gap(activity: Activity, layer: Layer) -> str:
    """What is wrong with the ownership of an activity that has a gap, as a sentence."""

    return GAPS["".join(activity.missing(layer))]
