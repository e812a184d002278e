"""The BPMN as bpmn.io reads it; without node or bpmn-moddle these tests skip, unless RACI_REQUIRE_BPMN is set.

The package is looked for in the folder that RACI_NODE_MODULES names, else where npm keeps what is installed for all.
"""

import json
import os
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

from raci.model import Matrix
from raci.model.letters import Layer
from raci.out.bpmn import bpmn
from raci.views.flow import NodeKind, flow
from tests.matrices import matrix_of, policy
from tests.test_bpmn import CASES, HOSTILE, named

LIMIT_NODE = 60  # seconds

SCRIPT = """
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

const { default: BpmnModdle } = await import(pathToFileURL(process.argv[1] + "/bpmn-moddle/dist/index.js"));
const moddle = new BpmnModdle();

async function read(xml) {
  const { rootElement, elementsById, references, warnings } = await moddle.fromXML(xml);
  const process = rootElement.rootElements.find(one => one.$type === "bpmn:Process");
  const types = {};
  for (const one of process.flowElements) types[one.$type] = (types[one.$type] || 0) + 1;
  return {
    rootElement,
    warnings: warnings.map(one => one.message),
    unresolved: references.filter(one => !elementsById[one.id]).map(one => one.id),
    ids: Object.keys(elementsById),
    lanes: (process.laneSets || []).flatMap(set => set.lanes).map(lane => [lane.id, lane.flowNodeRef.length]),
    names: Object.fromEntries(process.flowElements.map(one => [one.id, one.name || ""])),
    types,
  };
}

const first = await read(readFileSync(0, "utf8"));
const again = await read((await moddle.toXML(first.rootElement)).xml);
delete first.rootElement;
delete again.rootElement;
console.log(JSON.stringify([first, again]));
"""


def modules(node: str | None) -> Path | None:
    """The folder that holds bpmn-moddle, None where there is none."""

    named_folder, npm = os.environ.get("RACI_NODE_MODULES"), shutil.which("npm")
    if not named_folder and node and npm:
        asked = subprocess.run([npm, "root", "-g"], capture_output=True, text=True, timeout=LIMIT_NODE)
        named_folder = asked.stdout.strip()
    folder = Path(named_folder) if named_folder else None
    return folder if folder and (folder / "bpmn-moddle" / "dist" / "index.js").is_file() else None


@pytest.fixture(scope="module")
def moddle() -> Any:
    """Reads a matrix twice: its BPMN, and what bpmn-moddle makes of it when it writes it again."""

    node = shutil.which("node")
    folder = modules(node)
    if node is None or folder is None:
        lack = "no node on this machine" if node is None else "bpmn-moddle is not installed"
        if os.environ.get("RACI_REQUIRE_BPMN"):
            pytest.fail(f"RACI_REQUIRE_BPMN is set and there is {lack}")
        pytest.skip(f"{lack}; npm install --prefix <folder> bpmn-moddle, RACI_NODE_MODULES=<folder>/node_modules")

    def read(matrix: Matrix, layer: Layer = Layer.STATED, lang: str = "en") -> list[dict[str, Any]]:
        command = [node, "--input-type=module", "--eval", SCRIPT, str(folder.resolve())]
        ran = subprocess.run(command, input=bpmn(matrix, layer, lang), capture_output=True, timeout=LIMIT_NODE)
        assert ran.returncode == 0, ran.stderr.decode()
        return json.loads(ran.stdout)

    return read


@pytest.mark.parametrize(("layer", "lang"), CASES)
def test_the_policy_is_read_without_a_warning_and_written_back_the_same(moddle: Any, layer: Any, lang: str) -> None:
    first, again = moddle(policy(), layer, lang)
    assert (first["warnings"], first["unresolved"]) == ([], [])
    assert again == first


@pytest.mark.parametrize("layer", list(Layer))
def test_lanes_tasks_and_gates_are_those_of_the_graph(moddle: Any, layer: Any) -> None:
    first, _ = moddle(policy(), layer)
    graph = flow(policy(), layer, "en")
    kinds = [node.kind for node in graph.nodes]
    held = [node.lane for node in graph.nodes]
    assert first["lanes"] == [[lane.id, held.count(lane.id)] for lane in graph.lanes]
    assert first["types"] == {
        "bpmn:StartEvent": 1,
        "bpmn:UserTask": kinds.count(NodeKind.TASK) + kinds.count(NodeKind.DECISION),
        "bpmn:ExclusiveGateway": kinds.count(NodeKind.GATEWAY),
        "bpmn:EndEvent": kinds.count(NodeKind.END),
        "bpmn:SequenceFlow": len(graph.edges),
    }


def test_a_matrix_without_a_flow_is_read_too(moddle: Any) -> None:
    first, again = moddle(matrix_of())
    assert (first["warnings"], first["unresolved"], first["lanes"]) == ([], [], [])
    assert again == first


@pytest.mark.parametrize("name", HOSTILE, ids=["tag", "markup", "long", "control", "fields", "script"])
def test_a_hostile_name_is_read_as_a_name(moddle: Any, name: Any) -> None:
    first, again = moddle(named(name))
    assert first["warnings"] == []
    assert again == first
    assert first["ids"] == moddle(named("N"))[0]["ids"]
