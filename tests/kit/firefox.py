"""A real Firefox on a screen of its own, spoken to by Marionette, which also sees what the system shows."""

import json
import os
import signal
import socket
import subprocess
import time
from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import Any, Final, Self

from tests.services import run

START_S_MAX: Final = 60.0
SHOWS_S_MAX: Final = 60.0
"""Deadline for what must appear: far beyond what it takes, so that a busy machine passes."""

ELEMENT: Final = "element-6066-11e4-a52e-4f735466cecf"

PREFS: Final[dict[str, object]] = {
    "alerts.useSystemBackend": False,
    "app.normandy.enabled": False,
    "app.update.enabled": False,
    "browser.aboutwelcome.enabled": False,
    "browser.shell.checkDefaultBrowser": False,
    "browser.startup.page": 0,
    "datareporting.policy.dataSubmissionEnabled": False,
    "dom.push.connection.enabled": True,
    "dom.push.testing.allowInsecureServerURL": True,
    "dom.webnotifications.requireuserinteraction": False,
    "extensions.systemAddon.update.enabled": False,
    "intl.accept_languages": "en-GB",
    "marionette.port": 0,
    "network.captive-portal-service.enabled": False,
    "network.connectivity-service.enabled": False,
    "permissions.default.desktop-notification": 1,
    "services.settings.server": "data:,#remote-settings-dummy/v1",
    "toolkit.telemetry.enabled": False,
}


class Refused(AssertionError):
    """Firefox did not do what it was asked for: perhaps not yet, as what it shows is being replaced."""


class Firefox:
    """`push_url`: of the push service it subscribes at, `ws://127.0.0.1:PORT/`.

    It takes every certificate, whoever signed it: the hosts it is led to are ours.
    """

    def __init__(
        self, path: str, screen: str, folder: Path, *, push_url: str, prefs: Mapping[str, object]
    ) -> None:
        self._path, self._screen, self._folder = path, screen, folder
        self._prefs = {**PREFS, "dom.push.serverURL": push_url, **prefs}
        self._processes: list[subprocess.Popen[bytes]] = []
        self._socket: socket.socket
        self._received = b""
        self._asked = 0

    def __enter__(self) -> Self:
        try:
            self._start()
        except BaseException:
            self._stop()
            raise
        return self

    def __exit__(
        self,
        _type: type[BaseException] | None,
        _error: BaseException | None,
        _traceback: TracebackType | None,
    ) -> None:
        with suppress(OSError, AssertionError):
            self.ask("Marionette:Quit", flags=["eForceQuit"])
        self._stop()

    def ask(self, command: str, **parameters: object) -> Any:
        """One command of Marionette, and its answer. Raises Refused."""
        self._asked += 1
        message = json.dumps([0, self._asked, command, parameters]).encode()
        self._socket.sendall(b"%d:%s" % (len(message), message))
        _, _, error, result = self._receive()
        if error is not None:
            raise Refused(f"{command}: {error}")
        return result.get("value") if isinstance(result, dict) and "value" in result else result

    def go(self, url: str) -> None:
        self.ask("WebDriver:Navigate", url=url)

    def fill(self, css: str, text: str) -> None:
        self._act("WebDriver:ElementSendKeys", "css selector", css, text=text)

    def press(self, button: str) -> None:
        """A button by its words, as a person presses it."""
        path = f"//button[normalize-space()='{button}' and not(@disabled)]"
        self._act("WebDriver:ElementClick", "xpath", path)

    def _act(self, command: str, using: str, value: str, **further: object) -> None:
        """On the first element that is found, as soon as it takes it: pages draw anew in between."""

        def act() -> bool:
            found = self.ask("WebDriver:FindElements", using=using, value=value)
            if found:
                self.ask(command, id=found[0][ELEMENT], **further)
            return bool(found)

        self.wait_for(act)

    def shows(self, text: str) -> None:
        """Wait until the page shows it."""
        self.wait_for(lambda: text in self.text())

    def text(self) -> str:
        """What the page shows; nothing while it loads."""
        return str(self.run("return document.body?.innerText ?? ''"))

    def run(self, script: str, *arguments: object) -> Any:
        """In the page; a promise is waited for."""
        return self.ask("WebDriver:ExecuteScript", script=script, args=list(arguments))

    def notices(self) -> list[dict[str, str]]:
        """What the system shows now: `title` and `body` of each alert on the screen."""
        found: list[dict[str, str]] = self._in_browser(
            """return [...Services.wm.getEnumerator("alert:alert")].map(({document: page}) => ({
                title: page.getElementById("alertTitleLabel").getAttribute("value"),
                body: page.getElementById("alertTextLabel").textContent}))"""
        )
        return found

    def press_notice(self, title: str) -> None:
        self._in_browser(
            """[...Services.wm.getEnumerator("alert:alert")].find(({document: page}) =>
                page.getElementById("alertTitleLabel").getAttribute("value") === arguments[0])
                .document.getElementById("alertBox")
                .dispatchEvent(new MouseEvent("click", {bubbles: true}))""",
            title,
        )

    def asks_for_leave(self) -> bool:
        """Whether it asks the person to let the page show notices."""
        script = """return Services.wm.getMostRecentWindow("navigator:browser")
            .PopupNotifications.getNotification("web-notifications") !== null"""
        return bool(self._in_browser(script))

    def give_leave(self) -> None:
        """As if the person allowed what it asks."""
        self._in_browser(
            """Services.wm.getMostRecentWindow("navigator:browser").PopupNotifications
                .getNotification("web-notifications").mainAction.callback({checkboxChecked: true})"""
        )

    def set_pref(self, name: str, number: int) -> None:
        self._in_browser("Services.prefs.setIntPref(arguments[0], arguments[1])", name, number)

    def say_subscription_changed(self, origin: str) -> None:
        """Tell the worker of a site that its subscription has ended, as push services may."""
        self._in_browser(
            """const {scriptSecurityManager: security} = Services;
            Cc["@mozilla.org/push/Notifier;1"].getService(Ci.nsIPushNotifier)
                .notifySubscriptionChange(arguments[0] + "/",
                    security.createContentPrincipalFromOrigin(arguments[0]))""",
            origin,
        )

    def wait_for(self, look: Callable[[], Any]) -> Any:
        """What `look` finds, as soon as it finds something; a page or notice that is being opened refuses."""
        until, refused = time.monotonic() + SHOWS_S_MAX, ""
        while time.monotonic() < until:
            try:
                if found := look():
                    return found
            except Refused as error:
                refused = str(error)
            time.sleep(0.05)
        raise AssertionError(f"not found in time; {refused} the page shows: {self._page_text()}")

    def _page_text(self) -> str:
        with suppress(AssertionError):
            return f"{self.run('return location.href')} {self.text()}"[:2_000]
        return "nothing"

    def _in_browser(self, script: str, *arguments: object) -> Any:
        self.ask("Marionette:SetContext", value="chrome")
        try:
            return self.run(script, *arguments)
        finally:
            self.ask("Marionette:SetContext", value="content")

    def _start(self) -> None:
        profile = self._folder / "profile"
        profile.mkdir(parents=True)
        lines = [f"user_pref({json.dumps(k)}, {json.dumps(v)});\n" for k, v in self._prefs.items()]
        (profile / "user.js").write_text("".join(lines))
        display = self._open_screen()
        arguments = ["--no-remote", "--profile", str(profile), "--marionette"]
        given = ["env", "-u", "MOZ_HEADLESS", f"DISPLAY={display}", f"HOME={self._folder}"]
        self._launch(
            [*given, self._path, *arguments, "--remote-allow-system-access", "about:blank"]
        )
        port = self._wait_for_file(profile / "MarionetteActivePort")
        self._socket = socket.create_connection(("127.0.0.1", int(port)), START_S_MAX)
        hello = self._receive()
        assert hello["marionetteProtocol"] == 3
        self.ask("WebDriver:NewSession", strictFileInteractability=True, acceptInsecureCerts=True)

    def _open_screen(self) -> str:
        reading, writing = os.pipe()
        screen = [self._screen, "-displayfd", str(writing), "-screen", "0", "1280x1000x24"]
        self._launch([*screen, "-nolisten", "tcp"], pass_fds=(writing,))
        os.close(writing)
        with os.fdopen(reading) as said:
            number = said.readline().strip()
        assert number, (self._folder / "firefox.log").read_text()
        return f":{number}"

    def _launch(self, command: list[str], **further: Any) -> None:
        with (self._folder / "firefox.log").open("ab") as log:
            process = subprocess.Popen(
                command,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                start_new_session=True,
                **further,
            )
        run.remember_server(process.pid)  # ends with the run, should the run be killed
        self._processes.append(process)

    def _wait_for_file(self, path: Path) -> str:
        until = time.monotonic() + START_S_MAX
        while time.monotonic() < until:
            if path.exists() and (text := path.read_text().strip()):
                return text
            time.sleep(0.05)
        raise AssertionError((self._folder / "firefox.log").read_text()[-2_000:])

    def _receive(self) -> Any:
        while b":" not in self._received:
            self._read()
        head, _, self._received = self._received.partition(b":")
        while len(self._received) < int(head):
            self._read()
        message, self._received = self._received[: int(head)], self._received[int(head) :]
        return json.loads(message)

    def _read(self) -> None:
        read = self._socket.recv(65_536)
        assert read, "Firefox has hung up"
        self._received += read

    def _stop(self) -> None:
        if hasattr(self, "_socket"):
            self._socket.close()
        for process in reversed(self._processes):
            with suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)  # its helpers, too
            process.wait(10)
            (run.folder() / f"{process.pid}.server").unlink(missing_ok=True)
