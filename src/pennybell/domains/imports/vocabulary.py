"""The words bank statements use, in six languages: headers, directions, transfers.

Every word is written folded (see `fold`): no accents, no case, single spaces.
"""

import re
import unicodedata
from typing import Final

from pennybell.domains.imports.model import Role

_NOT_WORD: Final = re.compile(r"[\W_]+")


def fold(text: str) -> str:
    """Lower case without accents and punctuation, so that spellings of one word meet."""
    if not text.isascii():
        text = unicodedata.normalize("NFKD", text)
        text = "".join(char for char in text if not unicodedata.combining(char))
    return _NOT_WORD.sub(" ", text.casefold()).strip()


HEADERS: Final[dict[Role, tuple[str, ...]]] = {
    # Best first: of two columns the one named earlier in its list wins the role.
    "date": (
        "date", "transaction date", "trans date", "date of transaction", "booking date",
        "buchungstag", "buchungsdatum", "datum", "buchung", "belegdatum", "kaufdatum",
        "umsatzdatum", "transaktionsdatum", "date operation", "date de l operation",
        "date d operation", "date de comptabilisation", "date comptable", "date transaction",
        "fecha", "fecha operacion", "fecha de operacion", "fecha contable", "f operacion",
        "data", "data operazione", "data contabile", "data di registrazione", "boekdatum",
        "boekingsdatum", "transactiedatum", "rentedatum", "posting date", "posted date",
        "post date", "date posted", "date booked", "completed date", "started date", "datetime",
        "date time", "created", "timestamp", "time", "tag", "jour", "day", "valuta", "valutadatum",
        "wertstellung", "value date", "date valeur", "date de valeur", "fecha valor", "data valuta",
    ),
    "payee": (
        "payee", "payee name", "merchant", "merchant name", "counterparty", "counterparty name",
        "name", "beneficiary", "recipient", "transaction description", "description",
        "original description", "description 1", "details", "transaction details", "narrative",
        "particulars", "auftraggeber empfanger", "auftraggeber empfaenger",
        "beguenstigter zahlungspflichtiger", "begunstigter zahlungspflichtiger",
        "name zahlungsbeteiligter", "zahlungsempfanger", "zahlungsempfaenger", "empfanger",
        "empfaenger", "auftraggeber", "zahlungspflichtiger", "gegenpartei", "handler", "haendler",
        "partner name", "name des partners", "beschreibung", "bezeichnung", "buchungsdetails",
        "beneficiaire", "tiers", "commercant", "libelle", "libelle operation",
        "libelle de l operation", "libelle simplifie", "beneficiario", "comercio", "ordenante",
        "concepto", "descripcion", "descrizione", "esercente", "controparte",
        "descrizione operazione", "naam omschrijving", "naam tegenpartij", "tegenpartij",
        "begunstigde", "naam", "winkel", "omschrijving", "text", "what", "item",
    ),
    "amount": (
        "amount", "transaction amount", "amount in account currency", "net amount", "betrag",
        "umsatz", "buchungsbetrag", "montant", "montant de l operation", "importe", "cantidad",
        "monto", "importo", "ammontare", "bedrag", "transactiebedrag", "value", "wert", "valeur",
        "valor", "valore", "waarde", "net", "netto", "sum", "summe", "total", "gross", "brutto",
        "price", "cost", "paid in",
    ),
    "debit": (
        "debit", "debit amount", "amount debit", "debits", "withdrawal", "withdrawals",
        "withdrawal amount", "money out", "paid out", "out", "outflow", "expense", "expenses",
        "spent", "soll", "belastung", "lastschrift", "ausgabe", "ausgaben", "ausgang",
        "debit montant", "montant debit", "depense", "depenses", "sortie", "sorties", "cargo",
        "cargos", "debe", "gasto", "gastos", "debito", "dare", "uscite", "uscita", "addebiti",
        "addebito", "af", "uit", "uitgaven", "afschrijving",
    ),
    "credit": (
        "credit", "credit amount", "amount credit", "credits", "deposit", "deposits",
        "deposit amount", "money in", "paid in", "in", "inflow", "income", "received", "haben",
        "gutschrift", "einnahme", "einnahmen", "eingang", "montant credit", "recette", "recettes",
        "entree", "entrees", "abono", "abonos", "haber", "ingreso", "ingresos", "credito", "avere",
        "entrate", "entrata", "accrediti", "accredito", "bij", "inkomsten", "bijschrijving",
    ),
    "direction": (
        "transaction type", "debit credit", "credit debit", "dr cr", "cr dr", "d c", "c d",
        "direction", "sign", "type", "income expense", "expense income", "credit debit indicator",
        "soll haben", "soll haben kennzeichen", "s h", "h s", "umsatzart", "art", "typ", "sens",
        "debit ou credit", "sens de l operation", "type d operation", "tipo",
        "tipo de movimiento", "debe haber", "dare avere", "segno", "af bij", "bij af", "debet credit",
        "richting", "in out", "kind",
    ),
    "currency": (
        "currency", "ccy", "currency code", "account currency", "wahrung", "waehrung", "whrg", "devise",
        "monnaie", "moneda", "divisa", "valuta", "munt", "muntsoort",
    ),
    "account": (
        "account name", "account", "from account", "wallet", "konto", "kontoname", "auftragskonto",
        "bezeichnung auftragskonto", "iban auftragskonto", "kontonummer", "compte",
        "nom du compte", "libelle compte", "cuenta", "nombre de cuenta", "conto", "nome conto",
        "rekening", "rekeningnaam", "account number", "account no", "card", "card number", "iban",
        "numero de compte", "numero de cuenta", "numero conto", "rekeningnummer",
    ),
    "category": (
        "category", "categories", "master category", "kategorie", "kategorien", "categorie",
        "sous categorie", "categoria", "rubrik", "rubrique", "subcategory", "sub category",
    ),
    "note": (
        "note", "notes", "memo", "comment", "comments", "remark", "remarks", "message", "purpose",
        "verwendungszweck", "vwz", "notiz", "notizen", "bemerkung", "anmerkung", "kommentar",
        "mitteilung", "buchungstext", "commentaire", "commentaires", "communication",
        "informations complementaires", "motif", "nota", "notas", "observaciones",
        "comentario", "comentarios", "causale", "mededelingen", "mededeling", "opmerking",
        "notitie", "description 2", "additional information", "details", "description", "omschrijving",
        "libelle", "concepto", "descrizione", "descripcion", "beschreibung",
    ),
    "reference": (
        "reference", "transaction id", "transaction reference", "id", "reference number", "ref",
        "external id", "fitid", "unique id", "transaction number", "transaction no", "referenz",
        "kundenreferenz", "referenznummer", "transaktionsnummer", "transaktions id", "vorgangsnummer",
        "buchungsreferenz", "numero operation", "reference operation", "referencia",
        "numero de operacion", "riferimento", "id transazione", "numero operazione", "volgnr",
        "volgnummer", "referentie", "kenmerk", "transactiereferentie", "check number", "cheque number",
        "order id", "receipt",
    ),
}  # fmt: skip

IGNORED_HEADERS: Final = frozenset(
    (
        "balance", "running balance", "account balance", "available balance", "saldo", "kontostand",
        "saldo nach buchung", "solde", "saldo disponible", "saldo contabile", "saldo na mutatie",
        "fee", "fees", "gebuhr", "gebuehr", "exchange rate", "kurs", "wechselkurs", "status", "state",
        "steuer", "tax", "bic", "bic swift", "swift",
    )
)  # fmt: skip

BALANCE_WORDS: Final = frozenset(("balance", "saldo", "solde", "kontostand", "saldi"))

FOREIGN_HEADERS: Final = frozenset(
    (
        "betrag", "umsatz", "buchungstag", "buchungsdatum", "datum", "valuta", "wertstellung",
        "verwendungszweck", "soll", "haben", "montant", "libelle", "date operation", "date valeur",
        "date comptable", "depense", "compte", "fecha", "importe", "concepto", "cantidad", "monto",
        "cuenta", "debe", "haber", "data", "importo", "descrizione", "causale", "dare", "avere", "conto",
        "bedrag", "omschrijving", "boekdatum", "rekening", "naam omschrijving", "af bij", "konto",
    )
)  # fmt: skip
"""Headers of languages that write the day before the month and the comma before the cents."""

NEGATIVE_WORDS: Final = frozenset(
    (
        "debit", "debits", "debited", "dr", "d", "db", "dbit", "expense", "expenses", "spending",
        "outgoing", "out", "outflow", "withdrawal", "withdraw", "purchase", "paid out", "money out",
        "soll", "s", "ausgabe", "ausgaben", "belastung", "ausgang", "depense", "sortie", "cargo",
        "debe", "gasto", "egreso", "debito", "dare", "addebito", "uscita", "spesa", "af", "uit",
        "debet", "uitgave", "transfer out", "transfer outgoing", "minus",
    )
)  # fmt: skip

POSITIVE_WORDS: Final = frozenset(
    (
        "credit", "credits", "credited", "cr", "c", "income", "incoming", "in", "inflow", "deposit",
        "refund", "paid in", "money in", "haben", "h", "einnahme", "einnahmen", "gutschrift",
        "eingang", "recette", "entree", "abono", "haber", "ingreso", "credito", "avere", "accredito",
        "entrata", "bij", "inkomst", "transfer in", "transfer incoming", "plus",
    )
)  # fmt: skip


def header_rank(name: str, role: Role) -> int | None:
    """How well a header fits a role: 0 is best, None is not at all."""
    folded = _CURRENCY_TAIL.sub("", fold(name))
    known = _RANKS[role]
    if folded in known:
        return known[folded]
    words = folded.split()
    for count in range(len(words) - 1, 0, -1):
        for part in (" ".join(words[:count]), " ".join(words[-count:])):
            if len(part) >= 4 and part in known:
                return 1_000 + known[part]
    return None


def is_ignored_header(name: str) -> bool:
    folded = fold(name)
    return folded in IGNORED_HEADERS or not BALANCE_WORDS.isdisjoint(folded.split())


_CURRENCY_TAIL: Final = re.compile(
    r"(?<=\w) (?:in |en |em )?(?:eur|euros?|usd|gbp|chf|jpy|kwd|[a-z]{3})$"
)
_RANKS: Final = {
    role: {name: rank for rank, name in reversed(list(enumerate(names)))}
    for role, names in HEADERS.items()
}


def direction_of(word: str) -> int:
    """-1 for money out, 1 for money in, 0 when the word says neither."""
    bare = word.strip()
    if bare in ("-", "\u2212"):
        return -1
    if bare == "+":
        return 1
    folded = fold(bare)
    if folded in NEGATIVE_WORDS:
        return -1
    return 1 if folded in POSITIVE_WORDS else 0


_CARD: Final = (
    r"credit ?card (?:bill |balance )?(?:payment|payoff)s?|cc payment"
    r"|kreditkarten ?(?:abrechnung|zahlung|ausgleich)|ausgleich kreditkarte"
    r"|(?:paiement|prelevement|reglement) (?:de )?(?:la )?carte de credit"
    r"|pago (?:de )?(?:la )?tarjeta(?: de credito)?"
    r"|pagamento (?:della )?carta di credito|saldo carta di credito"
    r"|(?:betaling|afrekening|incasso) creditcard|creditcard ?(?:betaling|afrekening)"
)
_OWN: Final = (
    r"umbuchung(?:en)?|ubertrag|uebertrag|kontoubertrag|kontouebertrag|eigenubertrag"
    r"|virements? (?:internes?|entre (?:mes )?comptes|de compte a compte|compte a compte)"
    r"|transferencias? (?:internas?|entre cuentas|propias?|entre cuentas propias)|traspasos?"
    r"|giroconto|trasferimenti? (?:interni?|interno|fra conti|tra conti)"
    r"|(?:overboeking|overschrijving|boeking) (?:naar |van |tussen )?(?:eigen )?rekening(?:en)?"
    r"|interne (?:overboeking|umbuchung|uberweisung|ueberweisung)"
)
_TRANSFER: Final = (
    r"(?:(?:online|internal|account|funds?|balance|own|savings|self|book|inter account) )*"
    r"transfers?(?: between (?:own |my )?accounts)?"
)
_CATEGORY: Final = re.compile(
    rf"(?:{_CARD}|{_OWN}|{_TRANSFER}|transfer (?:in|out|incoming|outgoing)|transfers? credit card"
    r"|virements?|transferencias?|trasferiment[oi]|overboeking(?:en)?|eigen rekening)"
)
_DESCRIPTION: Final = re.compile(
    # A description is free text, so "transfer to Anna" and "card payment Tesco" must not match:
    # only own accounts, or the bare word, are certain.
    rf"(?:{_TRANSFER}(?: (?:to|from) (?:my )?(?:\w+ )?"
    r"(?:savings?|checking|current account|chequing|account|acct|card|credit card|loan)"
    r"(?: [\dx*]+)?)?|transfer (?:in|out))"
    rf"|(?:\w+ ){{0,2}}(?:{_CARD})(?: (?:thank you|danke|merci|[\dx]+))*"
    rf"|(?:{_OWN})(?: .*)?"
    r"|(?:auto ?pay(?:ment)? |online |mobile |e ?)?payment(?: received)?(?: -)? thank you.*"
)
_NOTE: Final = re.compile(rf"(?:{_CARD}|(?:{_OWN})(?: .*)?)")
_UNDECIDED: Final = frozenset(
    ("", "uncategorized", "uncategorised", "other", "general", "misc", "unknown", "none", "sonstiges",
     "ohne kategorie", "nicht kategorisiert", "autre", "divers", "otros", "altro", "overig")
)  # fmt: skip


def says_transfer(
    category: str | None,
    description: str | None,
    *,
    note: str | None = None,
    kind: str | None = None,
) -> bool:
    """Whether a row moves money between a person's own accounts.

    A category that names something else wins over the description: the rent paid by "transfer" is
    spending. `kind` is the direction word, where a file writes Income, Expense and Transfer. In a
    note the bare word "transfer" only says how somebody was paid, so it does not count there.
    """
    if kind is not None and fold(kind).startswith(("transfer", "umbuchung")):
        return True
    folded = fold(category[:200]) if category else ""
    if folded not in _UNDECIDED:
        return _CATEGORY.fullmatch(folded) is not None
    if description and _DESCRIPTION.fullmatch(fold(description[:200])):
        return True
    return bool(note) and _NOTE.fullmatch(fold(str(note)[:200])) is not None
