"""Tags: free words on transactions, unique in a household whatever their case."""

from collections.abc import Iterable

from pennybell.domains.tags import repository
from pennybell.errors import NotFound, Stale
from pennybell.events.shapes import Tag
from pennybell.events.vocabulary import TagCreated, TagDeleted, TagUpdated
from pennybell.outbox.unit_of_work import Reading, UnitOfWork


def create_tag(uow: UnitOfWork, *, id_: str | None, name: str) -> Tag:
    """Create a tag. Emits: tag.created. Raises Conflict: 409, the id or name is taken."""
    tag_id = id_ or uow.ids()
    repository.insert_tag(uow.connection, uow.household_id, tag_id, name)
    tag = Tag(id=tag_id, name=name, version=1)
    uow.emit(TagCreated.carrying(tag))
    return tag


def ensure_tags(uow: UnitOfWork, names: Iterable[str]) -> dict[str, Tag]:
    """Tags by case-folded name, made when missing. Emits: tag.created for each made."""
    wanted: dict[str, str] = {}
    for name in names:
        wanted.setdefault(repository.name_key(name), name)
    if not wanted:
        return {}
    found = repository.find_named(uow.connection, uow.household_id, wanted.values())
    if len(found) < len(wanted):
        # Two writers may want the same new tag: the second waits here and then finds it.
        uow.lock_household()
        found = repository.find_named(uow.connection, uow.household_id, wanted.values())
    for key, name in wanted.items():
        if key not in found:
            found[key] = create_tag(uow, id_=None, name=name)
    return found


def rename_tag(uow: UnitOfWork, tag_id: str, name: str, *, if_match: int | None) -> Tag:
    """Rename a tag everywhere. Emits: tag.updated, with the name it had."""
    before = _existing(uow, tag_id)
    if if_match is not None and if_match != before.version:
        raise Stale("tag", before.model_dump(mode="json"))
    if name == before.name:
        return before
    after = repository.rename(uow.connection, uow.household_id, tag_id, name, before.version + 1)
    uow.emit(TagUpdated.carrying(after, previous_name=before.name))
    return after


def delete_tag(uow: UnitOfWork, tag_id: str, *, if_match: int | None) -> Tag:
    """Take a tag off every transaction. Emits: tag.deleted."""
    repository.lock_holders(uow.connection, uow.household_id, tag_id)
    tag = _existing(uow, tag_id)
    if if_match is not None and if_match != tag.version:
        raise Stale("tag", tag.model_dump(mode="json"))
    repository.delete_tag(uow.connection, uow.household_id, tag_id)
    uow.emit(TagDeleted.carrying(tag))
    return tag


def read_tags(reading: Reading) -> list[Tag]:
    return repository.find_all(reading.connection, reading.household_id)


def read_tag(reading: Reading, tag_id: str) -> Tag:
    tag = repository.find(reading.connection, reading.household_id, tag_id)
    if tag is None:
        raise NotFound("tag")
    return tag


def _existing(uow: UnitOfWork, tag_id: str) -> Tag:
    tag = repository.find(uow.connection, uow.household_id, tag_id, lock=True)
    if tag is None:
        raise NotFound("tag")
    return tag
