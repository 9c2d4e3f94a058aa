"""The built web app: files with their hash in the name live for ever, the page is asked anew."""

from pathlib import Path
from typing import Final

from fastapi import FastAPI, Request
from starlette.responses import FileResponse, Response
from starlette.staticfiles import StaticFiles

from pennybell.edge import problems

POLICY: Final = (
    "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; "
    "img-src 'self' data:; connect-src 'self' ws: wss:; frame-ancestors 'none'; "
    "base-uri 'self'; form-action 'self'; object-src 'none'"
)
HEADERS: Final = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
}


class Immutable(StaticFiles):
    """Assets carry a hash of their content in their names."""

    def file_response(self, *args: object, **kwargs: object) -> Response:
        answer = super().file_response(*args, **kwargs)  # type: ignore[arg-type]  # passed through
        answer.headers["Cache-Control"] = "public, max-age=31536000, immutable"
        answer.headers["X-Content-Type-Options"] = "nosniff"
        return answer


FIREBASE: Final = (
    "https://firebaseinstallations.googleapis.com https://fcmregistrations.googleapis.com"
)
"""Where the Firebase package registers a browser."""


def serve_web(api: FastAPI, folder: Path, *, connects_to: str = "") -> None:
    """Serve the app from `folder`; unknown paths without a dot are its own pages.

    Args:
        connects_to: origins that its pages may call besides this one, separated by spaces.
    """
    page = folder / "index.html"
    policy = POLICY.replace("connect-src 'self'", f"connect-src 'self' {connects_to}".rstrip())
    headers = {**HEADERS, "Content-Security-Policy": policy}
    api.mount("/assets", Immutable(directory=folder / "assets", check_dir=False))

    @api.get("/{path:path}", include_in_schema=False)
    def file_or_page(path: str, request: Request) -> Response:
        if path.startswith("api/"):
            return problems.no_such_address(request)
        if "." in path:
            file = _file_in(folder, path)
            if file is None:
                return problems.no_such_address(request)
            # Their names never change, the service worker's least of all: asked anew each time.
            return FileResponse(file, headers={**headers, "Cache-Control": "no-cache"})
        if not page.is_file():
            return problems.answer(503, "web_not_built", "The web app is not built; run make web.")
        return FileResponse(page, headers={**headers, "Cache-Control": "no-cache"})


def _file_in(folder: Path, path: str) -> Path | None:
    """The file, when there is one inside the folder, however its name is spelt."""
    try:
        file = (folder / path).resolve()
        return file if file.is_file() and file.is_relative_to(folder.resolve()) else None
    except (OSError, ValueError):  # no name that a file could have
        return None


def find_web(configured: Path | None) -> Path:
    """The folder set, or the one inside the package, or the checkout's build."""
    package = Path(__file__).parent.parent
    for folder in (configured, package / "web", package.parent.parent / "web" / "dist"):
        if folder is not None and (folder / "index.html").is_file():
            return folder
    return configured or package / "web"
