"""The mapping as JSON: what comes back, and what is refused where."""

import json

import pytest

from pennybell.domains.imports.model import Mapping, MappingError, dump_mapping, parse_mapping


def test_a_mapping_survives_json() -> None:
    mapping = Mapping(
        columns={"date": "When", "amount": 2, "category": None},
        encoding="cp1252",
        delimiter=";",
        header_line=0,
        date_format="dmy",
        decimal=",",
        spending_positive=False,
        currency="EUR",
    )
    assert parse_mapping(json.loads(json.dumps(dump_mapping(mapping)))) == mapping


def test_an_empty_mapping_decides_nothing() -> None:
    assert parse_mapping({}) == Mapping()
    assert parse_mapping({"date_format": None, "columns": None}) == Mapping()


@pytest.mark.parametrize(
    ("value", "fields"),
    [
        ([], ["mapping"]),
        ({"nonsense": 1}, ["nonsense"]),
        ({"columns": []}, ["columns"]),
        ({"columns": {"price": "A"}}, ["columns.price"]),
        ({"columns": {"date": True}}, ["columns.date"]),
        ({"columns": {"date": -1}}, ["columns.date"]),
        ({"columns": {"date": ["A"]}}, ["columns.date"]),
        ({"columns": {"date": "A", "payee": "A"}}, ["columns.payee"]),
        ({"date_format": "DD.MM.YYYY", "decimal": ";"}, ["date_format", "decimal"]),
        ({"date_format": {}}, ["date_format"]),
        ({"delimiter": "x"}, ["delimiter"]),
        ({"header_line": -1}, ["header_line"]),
        ({"header_line": 10**30}, ["header_line"]),
        ({"spending_positive": 1}, ["spending_positive"]),
        ({"currency": "euro"}, ["currency"]),
        ({"encoding": ""}, ["encoding"]),
    ],
)
def test_a_malformed_mapping_is_refused_field_by_field(value: object, fields: list[str]) -> None:
    with pytest.raises(MappingError) as refused:
        parse_mapping(value)
    assert [error.field for error in refused.value.errors] == fields
