"""The pages that links of mails lead to: plain HTML, one button at most, nothing loaded."""

from pennybell.notifications.mail import templates


def render_page(title: str, says: str, *, button: str = "") -> str:
    """A whole page. `button` posts to the page's own address."""
    shown = {"title": title, "says": says, "button": button}
    return templates().get_template("page.html").render(shown)
