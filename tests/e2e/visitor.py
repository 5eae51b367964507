"""Somebody with a browser: goes, reads, presses, and notices what no page may do."""

from __future__ import annotations

import re
from urllib.parse import unquote, urlsplit

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Locator, Page, Request, expect

from tingsted.notices.models import Letter

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
FAULTS = {"runOnly": RULES, "resultTypes": ["violations"]}
"""What axe looks for, and that it need not list every part of the page that is as it should be."""
WIDTHS = (320, 1280)


class Visitor:
    """A person with a window of their own. `faults` is what the pages did that they may not."""

    def __init__(
        self,
        browser: Browser,
        home: str,
        name: str,
        looked: set[str],
        *,
        width: int = 1280,
        scripts: bool = True,
    ) -> None:
        self.home, self.name, self.width, self.scripts = home, name, width, scripts
        self.window = browser.new_context(
            viewport={"width": width, "height": 900},
            locale="da-DK",
            java_script_enabled=scripts,
            accept_downloads=True,
        )
        self.page: Page = self.window.new_page()
        self.page.set_default_timeout(8000)
        self.faults: list[str] = []
        self.looked = looked  # what anybody in the same test has looked at
        self.page.on("request", self._notice_strangers)
        self.page.on("console", lambda said: said.type == "error" and self._notice_error(said.text))
        self.page.on("pageerror", lambda error: self._notice_error(str(error)))

    def leave(self) -> None:
        """Close the window."""
        self.window.close()

    def go(self, path: str) -> None:
        """Write an address in the address line."""
        self.page.goto(path if path.startswith("http") else self.home + path)
        self.look()

    def follow(self, name: str, *, exact: bool = True, within: Locator | None = None) -> None:
        """Follow the link that says so."""
        (within or self.page).get_by_role("link", name=name, exact=exact).first.click()
        self.look()

    def press(self, name: str, *, exact: bool = True) -> None:
        """Press the button that says so, and see the page it leads to."""
        self.page.get_by_role("button", name=name, exact=exact).first.click()
        self.look()

    def fill(self, label: str, text: str) -> None:
        """Write in the field with that label; a choice may have the label's word in it too."""
        written = self.page.locator("textarea, input:not([type=radio]):not([type=checkbox])")
        self.page.get_by_label(label).and_(written).first.fill(text)

    def tick(self, label: str) -> None:
        """Choose the box or the round button with that label."""
        self.page.get_by_label(label).first.check()

    @property
    def path(self) -> str:
        """Where the visitor is, without the host."""
        return unquote(urlsplit(self.page.url).path)

    @property
    def heading(self) -> str:
        """What the page is called."""
        return squeezed(self.page.get_by_role("heading", level=1).inner_text())

    def reads(self, selector: str) -> list[str]:
        """The texts of these parts of the page, as they stand."""
        return [squeezed(text) for text in self.page.locator(selector).all_inner_texts()]

    def sign_in(self, email: str) -> None:
        """With a code by mail, as everybody does."""
        self.go("/konto/")
        self.fill("Din mail", email)
        self.press("Send mig en kode")
        letter = Letter.objects.filter(to=email, kind="accounts.code").latest("written_at")
        self.fill("Koden", letter.text.split("\n\n")[1].strip())
        self.press("Fortsæt")
        expect(self.page).to_have_url(self.home + "/bord/")

    def look(self) -> None:
        """Look at the page as everybody must be able to: nothing for axe to find, no sideways scroll."""
        self.page.wait_for_load_state()
        page = self.page.locator("body").inner_text() if self.scripts else ""
        if not self.scripts or page in self.looked:
            return
        self.looked.add(page)
        for width in WIDTHS:
            self.page.set_viewport_size({"width": width, "height": 900})
            wide = self.page.evaluate("document.documentElement.scrollWidth")
            if wide != width:
                self.faults.append(f"{self.path}: {wide} wide at {width}")
            for rule in Axe().run(self.page, options=FAULTS).response["violations"]:
                self.faults.append(f"{self.path} at {width}: {rule['id']}: {rule['nodes'][0]['html']}")
        self.page.set_viewport_size({"width": self.width, "height": 900})

    def _notice_strangers(self, request: Request) -> None:
        if not request.url.startswith((self.home, "data:")):
            self.faults.append(f"{self.path} asked {request.url}")

    def _notice_error(self, text: str) -> None:
        self.faults.append(f"{self.path}: {text}")


def squeezed(text: str) -> str:
    """A text with its white space as one sees it."""
    return re.sub(r"\s+", " ", text.replace("\xa0", " ")).strip()


def letter_to(email: str, kind: str) -> Letter:
    """The newest letter of that kind to somebody."""
    return Letter.objects.filter(to=email, kind=kind).latest("written_at")


def links_in(letter: Letter) -> list[str]:
    """The addresses in a letter, in order."""
    return re.findall(r"https?://\S+", letter.text)
