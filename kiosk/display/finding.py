"""Where in a face something is: a list, a sheet, the table of a key."""

from __future__ import annotations

from collections.abc import Iterator

from kiosk.gate.desk import DeskAction, DeskFace, Listing, ListKind, Sheet


def listing_in(face: DeskFace, kind: ListKind) -> Listing | None:
    """Return a list of the face; None for one that it lacks."""
    return next((listing for listing in face.lists if listing.kind is kind), None)


def sheet_in(face: DeskFace, like: Sheet) -> Sheet | None:
    """Return a sheet as it is by now; None when nothing can be done with its ticket any more."""
    same = (s for s in _sheets(face) if (s.topic, s.ticket) == (like.topic, like.ticket))
    return next(same, None)


def table_with(face: DeskFace, key: str) -> Sheet | None:
    """Return the sheet of the table that a digit opens; None for a table without one."""
    tiles = () if face.tables is None else face.tables.tiles
    return next((tile.sheet for tile in tiles if tile.key == key), None)


def pressed(key: str) -> DeskAction | None:
    """Return the action of a key; several keys may be one action's."""
    return _ACTIONS.get(key)


def _sheets(face: DeskFace) -> Iterator[Sheet]:
    tiles = () if face.tables is None else face.tables.tiles
    found = [
        face.present.sheet,
        face.places,
        *(row.sheet for row in face.waiting.rows),
        *(row.sheet for row in face.called.rows),
        *(tile.sheet for tile in tiles),
        *(row.sheet for listing in face.lists for row in listing.rows),
    ]
    return (sheet for sheet in found if sheet is not None)


_ACTIONS = {
    "Space": DeskAction.CALL_NEXT,
    "F2": DeskAction.CALL_NEXT,
    "R": DeskAction.RECALL,
    "N": DeskAction.NO_SHOW,
    "S": DeskAction.FINISH,
    "M": DeskAction.START,
    "B": DeskAction.GIVE_BACK,
    "H": DeskAction.HELP_GIVEN,
}
