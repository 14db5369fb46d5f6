"""The REST routes: what they give, what they refuse, and that nothing else of the machine can be reached."""

from __future__ import annotations

import json
import time
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("starlette")
pytest.importorskip("httpx")

from starlette.testclient import TestClient

from tacitus import Coder
from tacitus.web.app import PAGE, application
from tacitus.web.desk import Desk
from tacitus.web.limits import MAX_BODY, MAX_TEXT, Workers
from tacitus.workbench.init import init


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("served") / "own"
    init(folder, bare=True)
    (folder / "rules" / "events").mkdir()
    (folder / "rules" / "events" / "case.yaml").write_text(RULES, encoding="utf-8")
    return folder


RULES = """tacitus: 1
event: accusation
cameo: 111
rules:
  - id: snub
    when: SOURCE snub TARGET
    examples: |
      Norway snubbed Sweden.  => NOR > SWE
"""


@pytest.fixture(scope="module")
def desk(project: Path, coder: Coder) -> Desk:
    return Desk(project, write=True, base=coder)


@pytest.fixture(scope="module")
def client(desk: Desk) -> TestClient:
    return TestClient(application(desk), raise_server_exceptions=False)


@pytest.fixture(scope="module")
def packaged(coder: Coder) -> TestClient:
    return TestClient(application(Desk(None, base=coder)), raise_server_exceptions=False)


def _error(answer: Any) -> tuple[int, str]:
    return answer.status_code, answer.json()["error"]["name"]


def test_the_page_needs_nothing_from_elsewhere(client: TestClient):
    page = client.get("/")
    assert page.status_code == 200 and page.headers["content-type"].startswith("text/html")
    assert "default-src 'none'" in page.headers["content-security-policy"]
    for name in ("index.html", "page.js", "page.css", "editor.js"):
        text = (PAGE / name).read_text(encoding="utf-8")
        assert "http://" not in text and "https://" not in text
    for name in ("page.js", "page.css", "editor.js"):
        assert client.get(f"/static/{name}").status_code == 200
    assert "--subject-fill" in client.get("/static/page.css").text


def test_a_text_is_coded(packaged: TestClient):
    events = packaged.post("/code", json={"text": "Norway met Sweden on Monday.", "date": "2024-06-05"}).json()[
        "events"
    ]
    assert {(event["source"]["code"], event["target"]["code"]) for event in events} == {("NOR", "SWE"), ("SWE", "NOR")}
    assert {event["event_date"] for event in events} == {"2024-06-03"}


def test_a_text_is_parsed_with_pictures(packaged: TestClient):
    (sentence,) = packaged.post("/parse", json={"text": "Norway <met> Sweden."}).json()["sentences"]
    assert sentence["clauses"][0]["verb"]["lemma"] == "meet"
    assert sentence["svg"].startswith("<svg") and "<met>" not in sentence["svg"]


def test_an_explanation_heeds_edits_that_are_not_saved(client: TestClient):
    def rules_of(edits: dict[str, str]) -> list[str]:
        given = {"text": "Norway eschewed Sweden.", "edits": edits}
        (sentence,) = client.post("/explain", json=given).json()["sentences"]
        return [each["event"]["rule_id"] for each in sentence["events"]]

    assert rules_of({}) == []
    assert rules_of({"rules/events/case.yaml": RULES.replace("SOURCE snub", "SOURCE snub|eschew")}) == ["case/snub"]
    assert rules_of({}) == []


def test_a_rule_can_be_asked_why_not(client: TestClient):
    told = client.post("/explain", json={"text": "Norway snubbed the deadline.", "rule": "case/snub"}).json()
    assert "object: TARGET does not fit" in told["why_not"]
    wrong = client.post("/explain", json={"text": "Norway slept.", "rule": "case/snob"})
    assert _error(wrong) == (422, "wrong-value")
    assert "did you mean `case/snub`" in wrong.json()["error"]["message"]


def test_rules_and_files_are_listed(client: TestClient):
    (rule,) = client.get("/rules").json()["rules"]
    assert (rule["id"], rule["file"], rule["when"]) == ("case/snub", "rules/events/case.yaml", ["SOURCE snub TARGET"])
    told = client.get("/files").json()
    assert [(file["name"], file["writable"]) for file in told["files"]][:1] == [("rules/events/case.yaml", True)]


def test_an_edited_file_is_tried(client: TestClient):
    broken = RULES.replace("TARGET\n", "TARGTE\n")
    told = client.post("/try", json={"file": "rules/events/case.yaml", "text": broken}).json()
    (fault,) = told["faults"]
    assert (fault["name"], fault["line"], fault["column"]) == ("unknown-name", 6, 23)
    changed = RULES.replace("snubbed", "eschewed")
    (example,) = client.post("/try", json={"file": "rules/events/case.yaml", "text": changed}).json()["examples"]
    assert example["failed"]
    assert any("`SOURCE snub|eschew TARGET`" in line for line in example["why"])


def test_a_file_is_saved_unless_it_has_changed(client: TestClient, project: Path):
    name, path = "rules/events/case.yaml", project / "rules" / "events" / "case.yaml"
    was = client.get("/file", params={"name": name}).json()["was"]
    saved = client.put("/file", json={"file": name, "text": RULES + "# mine\n", "was": was})
    assert saved.status_code == 200 and path.read_text(encoding="utf-8") == RULES + "# mine\n"
    assert _error(client.put("/file", json={"file": name, "text": RULES, "was": was})) == (409, "not-saved")
    again = client.put("/file", json={"file": name, "text": RULES, "was": saved.json()["was"]})
    assert again.status_code == 200 and path.read_text(encoding="utf-8") == RULES
    assert [each.name for each in path.parent.iterdir()] == ["case.yaml"]


def test_nothing_is_saved_without_leave(packaged: TestClient, project: Path, coder: Coder):
    name = packaged.get("/files").json()["files"][0]["name"]
    was = packaged.get("/file", params={"name": name}).json()["was"]
    assert _error(packaged.put("/file", json={"file": name, "text": "", "was": was})) == (409, "not-saved")
    closed = TestClient(application(Desk(project, base=coder)), raise_server_exceptions=False)
    name = "rules/events/case.yaml"
    assert _error(closed.put("/file", json={"file": name, "text": "", "was": ""})) == (409, "not-saved")


@pytest.mark.parametrize(
    "name",
    ["../tacitus.yaml", "/etc/passwd", "tacitus.yaml", "rules/events/../../tacitus.yaml", "", "packaged/codebook.yaml"],
)
def test_only_named_files_are_reached(client: TestClient, name: str):
    assert _error(client.get("/file", params={"name": name})) == (404, "no-such-file")
    assert _error(client.put("/file", json={"file": name, "text": "x", "was": ""})) == (404, "no-such-file")
    assert _error(client.post("/try", json={"file": name, "text": "x"})) == (404, "no-such-file")


@pytest.mark.parametrize("path", ["/static/app.py", "/static/..%2Fapp.py", "/static/index.html", "/nothing", "/page/"])
def test_nothing_else_is_served(client: TestClient, path: str):
    assert client.get(path).status_code == 404


def test_answers_hold_no_path_of_the_machine(client: TestClient, packaged: TestClient, project: Path):
    broken = RULES.replace("TARGET\n", "TARGTE\n")
    answers = [
        client.get("/files"), client.get("/rules"), packaged.get("/files"), packaged.get("/rules"),
        client.post("/try", json={"file": "rules/events/case.yaml", "text": broken}),
        client.post("/explain", json={"text": "Norway snubbed Sweden."}),
        packaged.post("/explain", json={"text": "Norway met Sweden."}),
        client.get("/file", params={"name": "nothing"}),
    ]  # fmt: skip
    for answer in answers:
        assert str(project.parent) not in answer.text
        assert str(PAGE.parents[2]) not in answer.text


@pytest.mark.parametrize(
    ("body", "status", "name"),
    [
        (b"not json", 400, "not-json"),
        (b'{"text": 1}', 422, "wrong-value"),
        (b'{"text": "x", "more": 1}', 422, "wrong-value"),
        (b'{"text": "x", "date": "yesterday"}', 422, "wrong-date"),
        (b'{"txt": "x"}', 422, "wrong-value"),
        (b'"x"', 422, "wrong-value"),
        (b"\xff", 400, "not-json"),
        (json.dumps({"text": "x" * (MAX_TEXT + 1)}).encode(), 413, "too-large"),
        (b" " * (MAX_BODY + 1), 413, "too-large"),
    ],
)
def test_what_cannot_be_answered_is_told_as_json(client: TestClient, body: bytes, status: int, name: str):
    for path in ("/code", "/parse", "/explain"):
        assert _error(client.post(path, content=body, headers={"Content-Type": "application/json"})) == (status, name)


def test_other_sites_and_other_names_are_refused(client: TestClient):
    body = {"text": "Norway met Sweden."}
    assert _error(client.post("/code", json=body, headers={"Origin": "http://evil.example"})) == (403, "other-site")
    assert _error(client.post("/code", json=body, headers={"Host": "evil.example"})) == (421, "unknown-host")
    assert client.post("/code", json=body, headers={"Origin": "http://testserver"}).status_code == 200
    assert _error(client.post("/code", content=b"{}", headers={"Content-Type": "text/plain"})) == (415, "not-json")
    assert _error(client.get("/code")) == (405, "wrong-method")


def test_what_takes_too_long_or_is_too_much_at_once_is_refused(desk: Desk, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(desk, "code", lambda document: time.sleep(0.5))
    slow = TestClient(application(desk, workers=Workers(1, 1, seconds=0.05)), raise_server_exceptions=False)
    assert _error(slow.post("/code", json={"text": "x"})) == (504, "too-slow")
    busy = TestClient(application(desk, workers=Workers(0, 0)), raise_server_exceptions=False)
    assert _error(busy.post("/code", json={"text": "x"})) == (503, "busy")


def test_the_description_tells_every_route(client: TestClient):
    told = client.get("/openapi.json").json()
    assert told["openapi"].startswith("3.1")
    assert set(told["paths"]) == {"/code", "/parse", "/explain", "/rules", "/files", "/file", "/try"}
    assert set(told["paths"]["/file"]) == {"get", "put"}
    event = told["components"]["schemas"]["Event"]["properties"]
    assert {"event_id", "source", "cameo"} <= set(event)


def test_an_edit_of_the_packaged_rules_is_answered_at_once(packaged: TestClient):
    name = "packaged/events/meeting.yaml"
    text = packaged.get("/file", params={"name": name}).json()["text"]
    spent = []
    for number in range(3):
        body = {"file": name, "text": text + " " * number}
        spent.append(packaged.post("/try", json=body).json()["milliseconds"])
    assert min(spent) < 300, spent
