"""The services themselves: what the other tests stand on is tried first."""

import os
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from urllib.parse import urlsplit

import pytest
import redis
from playwright.sync_api import Browser
from tests.services import guard, plugin, postgres, redis_server, run
from tests.services.redis_server import PrivateRedis
from tests.services.refusal import Lacking

from pennybell.settings import Settings


def one(url: str, query: str) -> object:
    with closing(postgres.connect(url)) as connection:
        row = connection.execute(query).fetchone()
        assert row is not None
        return row[0]


def test_databases_are_fresh_utf8_and_our_own(make_postgres_database: Callable[[], str]) -> None:
    first, second = make_postgres_database(), make_postgres_database()

    assert urlsplit(first).path.startswith("/" + postgres.PREFIX)
    assert first != second
    assert one(first, "SELECT current_setting('server_encoding')") == "UTF8"
    assert one(first, "SELECT count(*) FROM pg_tables WHERE schemaname = 'public'") == 0


def test_database_that_the_tests_did_not_create_is_not_dropped(postgres_server_url: str) -> None:
    with pytest.raises(AssertionError, match="only what the tests created"):
        postgres.drop_database(postgres_server_url, postgres_server_url)


def test_throwaway_postgres_starts_and_stops(tmp_path: Path) -> None:
    url = postgres.start_throwaway(postgres.require_binaries(), is_durable=True)
    data = Path(str(one(url, "SELECT current_setting('data_directory')")))
    pid = int((data / "postmaster.pid").read_text().split()[0])

    assert one(url, "SELECT current_setting('fsync')") == "on"
    assert postgres.why_unfit(url) is None
    postgres.drop_database(postgres.create_database(url), url)
    run.stop(pid)
    assert not run.is_running(pid)
    assert "no connection comes about" in str(postgres.why_unfit(url))


def test_server_of_whoever_runs_the_tests_is_out_of_reach(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("PENNYBELL_DATABASE_URL", "postgresql://127.0.0.1/household")
    monkeypatch.setenv("PENNYBELL_SECRET", "s" * 40)
    monkeypatch.setenv("PENNYBELL_DATA_DIR", "data")
    monkeypatch.setenv("PENNYBELL_BUS_URL", "redis://127.0.0.1")
    monkeypatch.chdir(tmp_path)
    (tmp_path / ".env").write_text("PENNYBELL_DATABASE_URL=postgresql://127.0.0.1/other\n")

    plugin.forget_settings(tmp_path / "run")

    settings = Settings()
    assert settings.sqlalchemy_url() == f"sqlite:///{tmp_path}/run/data/pennybell.sqlite3"
    assert (settings.bus_url, settings.secret) == ("memory://", "")


def test_unreachable_given_server_is_refused_in_one_sentence(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    port = postgres.free_port()
    monkeypatch.setenv(postgres.VARIABLE, f"postgresql://nobody@127.0.0.1:{port}/postgres")
    monkeypatch.setenv(redis_server.VARIABLE, f"redis://127.0.0.1:{port}")

    with pytest.raises(Lacking, match=f"{postgres.VARIABLE} is set, but no connection"):
        postgres.find_server()
    with pytest.raises(Lacking, match=f"{redis_server.VARIABLE} is set, but no Redis answers"):
        redis_server.find_server()


def test_shared_redis_answers(redis_url: str) -> None:
    assert redis_server.answers(redis_url)


def test_private_redis_can_be_killed_and_started_again(private_redis: PrivateRedis) -> None:
    with closing(redis.Redis.from_url(private_redis.url)) as client:
        client.set("key", "value")
        private_redis.kill()
        assert not redis_server.answers(private_redis.url)
        private_redis.start()
        assert client.get("key") is None


def test_what_one_process_found_is_not_sought_again(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv(run.RUN_DIR, str(tmp_path))
    sought = []

    def find() -> str:
        sought.append("once")
        raise Lacking("install it")

    for _ in range(2):
        with pytest.raises(Lacking, match="install it"):
            run.answer_once("thing", find)
    assert sought == ["once"]


def test_servers_of_a_killed_run_are_stopped_by_its_guard(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    folder = tmp_path / "run"
    folder.mkdir()
    controller = os.posix_spawnp("sleep", ["sleep", "0.1"], os.environ)
    with monkeypatch.context() as inside:
        inside.setenv(run.RUN_DIR, str(folder))
        inside.setenv(run.RUN_PID, str(controller))
        server = PrivateRedis(redis_server.require_binary())
        server.start()
    os.waitpid(controller, 0)

    guard.main(folder, controller)

    assert not redis_server.answers(server.url)
    assert not folder.exists()


def test_browser_shows_a_page(browser: Browser) -> None:
    with browser.new_page() as page:
        page.set_content("<h1>Pennybell</h1>")
        assert page.inner_text("h1") == "Pennybell"
