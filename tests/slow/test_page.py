"""The page in a real browser: type a text, edit a rule, see the change; break the rule, read the error; save; small screens."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("uvicorn")
sync_api = pytest.importorskip("playwright.sync_api")


CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(CHROMIUM is None, reason="no chromium here: .ci/browser installs it"),
]

_OFFLINE = (
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
)  # fmt: skip


@pytest.fixture(scope="module")
def address(project: Path) -> Iterator[str]:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, "-m", "tacitus", "serve", "--rules", project, "--write", "--port", str(port)]
    server = subprocess.Popen(command, env=os.environ, stderr=subprocess.PIPE)
    address = f"http://127.0.0.1:{port}"
    try:
        for _ in range(300):
            try:
                urllib.request.urlopen(f"{address}/files", timeout=5).close()
                break
            except OSError:
                assert server.poll() is None, server.stderr.read().decode() if server.stderr else ""
                time.sleep(0.1)
        yield address
    finally:
        server.terminate()
        server.wait(10)


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    with sync_api.sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=CHROMIUM, args=list(_OFFLINE))
        yield started
        started.close()


@pytest.fixture
def page(browser: Any, address: str) -> Iterator[Any]:
    opened = browser.new_page(viewport={"width": 1300, "height": 900})
    told: list[str] = []
    opened.on("pageerror", lambda error: told.append(str(error)))
    opened.on("console", lambda message: told.append(message.text) if message.type == "error" else None)
    asked: list[str] = []
    opened.on("request", lambda request: asked.append(request.url))
    opened.goto(address)
    opened.wait_for_selector("#examples li")
    opened.wait_for_selector(".sentence")
    yield opened
    assert told == []
    assert all(url.startswith((address, "data:", "blob:")) for url in asked), "nothing is asked of elsewhere"
    opened.close()


def _says(page: Any, selector: str, text: str) -> None:
    page.wait_for_function(
        "([selector, text]) => [...document.querySelectorAll(selector)].some(each => each.textContent.includes(text))",
        arg=[selector, text],
    )


def test_a_text_is_coded_as_one_types(page: Any):
    page.fill("#text", "")
    page.type("#text", "Norway met Sweden. Kenya slept.")
    _says(page, "#status", "2 sentences, 2 events")
    first = page.locator(".sentence").first
    assert [mark.text_content() for mark in first.locator("mark").all()] == ["Norway", "met", "Sweden"]
    assert first.locator("svg.clauses").is_visible()
    assert "meeting/meet" in first.locator("table").text_content()
    assert "no event" in page.locator(".sentence").nth(1).text_content()


def test_the_text_of_a_page_is_never_taken_for_markup(page: Any):
    page.fill("#text", "Norway met <img src=x onerror=alert(1)> Sweden & <b>Peru</b>.")
    _says(page, ".told", "<img src=x onerror=alert(1)>")
    assert page.locator(".sentence img").count() == 0


def test_a_rule_is_edited_and_everything_follows(page: Any):
    page.fill("#text", "Kenya eschewed the games in Peru.")
    _says(page, "#status", "1 sentence, 0 events")
    source = page.input_value("#source")
    page.fill("#source", source.replace("SOURCE boycott GAMES", "SOURCE boycott|eschew GAMES"))
    _says(page, "#status", "1 sentence, 1 event")
    assert "boycott/shun-games" in page.locator(".sentence table").text_content()
    assert page.locator("#file option:checked").text_content().endswith("(edited)")
    page.click("#revert")
    _says(page, "#status", "1 sentence, 0 events")


def test_a_broken_rule_is_told_under_its_line(page: Any):
    source = page.input_value("#source")
    page.fill("#source", source.replace("SOURCE boycott GAMES in", "SOURCE boycott GAMSE in"))
    _says(page, "#faults", "`GAMSE` is neither a slot nor a word list")
    line = source[: source.index("SOURCE boycott")].count("\n") + 1
    assert page.locator("#faults button").first.text_content().startswith(f"line {line}:")
    assert page.locator("#marks u").text_content() == "GAMSE"
    said = page.locator("#told-faults .said")
    assert "did you mean `GAMES`?" in said.text_content()
    under, mark = said.bounding_box(), page.locator("#marks u").bounding_box()
    assert 0 <= under["y"] - mark["y"] - mark["height"] + 6 < 20, "the message stands below the word"
    assert page.get_attribute("#source", "aria-invalid") == "true"
    assert page.locator("#lines .bad").text_content() == str(line)
    _says(page, "#examples .bad", "✘")
    page.click("#faults button")
    start = page.evaluate("document.getElementById('source').selectionStart")
    assert page.input_value("#source")[start:].startswith("GAMSE")
    page.fill("#source", source)
    _says(page, "#faults-title", "No faults")
    assert page.locator("#marks u").count() == 0


def test_a_failing_example_tells_the_smallest_change(page: Any):
    source = page.input_value("#source")
    page.fill("#source", source.replace("Kenya boycotted the games in Peru.", "Kenya boycotted the games near Peru."))
    _says(page, "#examples .why", "`SOURCE boycott GAMES in|of|near TARGET`")
    page.fill("#source", source)


def test_an_edit_is_answered_at_once(page: Any):
    page.select_option("#file", "packaged/events/meeting.yaml")
    page.wait_for_function("() => document.getElementById('source').value.includes('SOURCE meet TARGET')")
    spent: list[int] = []
    while (
        len(spent) < 12 and min(spent, default=300) >= 300
    ):  # the least: what others do on the machine is not measured
        page.evaluate("delete document.body.dataset.answered")
        page.fill("#source", page.input_value("#source") + " " * len(spent) + "\n")
        page.wait_for_selector("body[data-answered]")
        spent.append(int(page.get_attribute("body", "data-answered")))
    assert min(spent) < 300, spent


def test_a_rule_is_found_from_its_event_and_asked_why_not(page: Any):
    page.fill("#text", "Norway met Sweden.")
    _says(page, ".sentence table", "meeting/meet")
    page.click(".sentence table button:text-is('meeting/meet')")
    page.wait_for_function("() => document.getElementById('file').value === 'packaged/events/meeting.yaml'")
    page.fill("#rule", "boycott/shun-games")
    _says(page, "#why-not", "no word here evokes SOURCE shun|skip GAMES")


def test_a_file_is_saved_from_the_keyboard(page: Any, project: Path):
    path = project / "rules" / "events" / "boycott.yaml"
    before = path.read_text(encoding="utf-8")
    page.focus("#source")
    page.keyboard.press("Control+End")
    page.keyboard.type("# seen")
    page.keyboard.press("Control+s")
    _says(page, "#status", "saved rules/events/boycott.yaml")
    assert path.read_text(encoding="utf-8") == before + "# seen"
    page.fill("#source", before)
    page.keyboard.press("Control+s")
    page.wait_for_function("() => document.getElementById('save').disabled")


def test_everything_is_reached_by_keyboard_and_has_a_name(page: Any):
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "To the text"
    reached = []
    for _ in range(14):
        page.keyboard.press("Tab")
        reached.append(page.evaluate("document.activeElement.id"))
    assert {"text", "date", "rule", "file", "download", "source"} <= set(reached) or "source" in reached
    nameless = page.evaluate(
        """() => [...document.querySelectorAll('input, select, textarea, button')].filter(each =>
            !each.labels?.length && !each.textContent.trim() && !each.getAttribute('aria-label')).map(each => each.id)"""
    )
    assert nameless == []
    assert page.locator("[role=status][aria-live=polite]").count() == 1


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_it_fits_a_small_screen(browser: Any, address: str, scheme: str, tmp_path: Path):
    small = browser.new_page(viewport={"width": 375, "height": 800}, color_scheme=scheme)
    small.goto(address)
    small.wait_for_selector(".sentence")
    small.fill("#text", "French officials told reporters that Russia had accused Norway of shelling two villages.")
    _says(small, ".sentence", "compose-accusation/accuse-of")
    assert small.evaluate("document.documentElement.scrollWidth") == 375
    small.screenshot(path=tmp_path / f"{scheme}.png", full_page=True)  # to be looked at
    small.close()
