"""A large matrix for tests and benchmarks: as many rows and roles as asked for, about five letters a row."""

from raci.model import Act, Activity, Matrix, Process, ProcessKind, Role, RoleKind
from raci.model.letters import Letter, Mark
from raci.words.sentences import Text

LETTERS = (Letter.A, Letter.R, Letter.S, Letter.C, Letter.I)
ROWS_A_STEP = 25


def matrix(rows: int, roles: int, id_: str = "large") -> Matrix:
    """Rows in steps of 25; row n gives five neighbouring roles one letter each, every seventh row lacks its A."""

    return Matrix(
        id=id_,
        title=Text(f"{rows} rows, {roles} roles", f"{rows} 行 {roles} 个角色"),
        roles=tuple(Role(f"role-{n}", Text(f"Role {n}", f"角色 {n}"), RoleKind.ROLE) for n in range(roles)),
        processes=tuple(_process(n) for n in range(-(-rows // ROWS_A_STEP))),
        activities=tuple(_activity(n, roles) for n in range(rows)),
    )


def _process(n: int) -> Process:
    return Process(f"step-{n}", Text(f"Step {n}", f"环节 {n}"), ProcessKind.FLOW, clause=f"{n}")


def _activity(n: int, roles: int) -> Activity:
    stated = {f"role-{(n + k) % roles}": Mark((letter,)) for k, letter in enumerate(LETTERS) if k or n % 7}
    name = Text(f"Activity {n} of the large matrix", f"大型矩阵的第 {n} 项活动")
    step = f"step-{n // ROWS_A_STEP}"
    return Activity(id=f"{n}-a", process=step, clause=f"{n}", name=name, act=Act.DO, stated=stated)
