"""The demo household's words and weights: who they are, where they pay, how often and how much."""

from dataclasses import dataclass
from typing import Final, Literal

AccountType = Literal[
    "checking", "savings", "cash", "credit_card", "loan", "investment", "property", "other"
]
Ending = Literal["cent", "five", "fifty", "ninety_nine"]


@dataclass(frozen=True, slots=True)
class Account:
    """`opening_balance_minor` is signed (a debt is negative), in the currency's minor unit."""

    key: str
    name: str
    type: AccountType
    currency: str
    opening_balance_minor: int


@dataclass(frozen=True, slots=True)
class Member:
    key: str
    name: str
    email: str


@dataclass(frozen=True, slots=True)
class Bill:
    """Money that moves on a date.

    Attributes:
        amount_minor: signed, in the account's minor unit; income is positive.
        day: day of the month; moved to a banking day (income earlier, expense later).
        months: calendar months it falls in; empty means each.
        spread: standard deviation of the amount, relative.
        raised_minor: the amount after its one price rise, 60 % into the history.
    """

    payee: str
    category: str
    amount_minor: int
    day: int
    by: str
    account: str = "checking"
    months: tuple[int, ...] = ()
    spread: float = 0.0
    raised_minor: int | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Kind:
    """Everyday spending: a Poisson count a day, each of a log-normal size.

    Attributes:
        per_day: mean count of an average day.
        median_minor: of one purchase, euro cents, positive.
        sigma: of the size's logarithm.
        week: factors for Monday to Sunday.
        year: factors for January to December.
        card, cash: shares paid by credit card and in cash; the rest by bank card.
        later: factor on the count after the household changes its habits.
        alex: share bought by Alex.
    """

    category: str
    payees: tuple[str, ...]
    per_day: float
    median_minor: int
    sigma: float
    ending: Ending = "cent"
    week: tuple[float, ...] = (1, 1, 1, 1, 1, 1, 1)
    year: tuple[float, ...] = (1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1)
    card: float = 0.2
    cash: float = 0.1
    later: float = 1.0
    alex: float = 0.5
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Abroad:
    """One thing bought on a journey; `median_minor` is positive, in the journey's currency."""

    payee: str
    category: str
    median_minor: int


@dataclass(frozen=True, slots=True)
class Journey:
    """A week away, paid from `account`; `step_minor` is what its prices are rounded to.

    Attributes:
        start: share of the history after which it begins (earliest, latest).
        booked: paid by credit card seven weeks before (payee, median in euro cents).
        rate: minor units of the journey's currency for one euro cent.
        note_minor: currency is bought in whole multiples of this.
    """

    tag: str
    account: str
    start: tuple[float, float]
    booked: tuple[tuple[str, int], ...]
    rate: float
    step_minor: int
    note_minor: int
    things: tuple[Abroad, ...]


ACCOUNTS: Final = (
    Account("checking", "Joint checking", "checking", "EUR", 2_845_17),
    Account("savings", "Rainy day", "savings", "EUR", 9_400_00),
    Account("card", "Credit card", "credit_card", "EUR", -318_40),
    Account("cash", "Wallet", "cash", "EUR", 85_00),
    Account("dollars", "Dollar account", "checking", "USD", 1_850_00),
    Account("yen", "Yen purse", "cash", "JPY", 3_240),
    Account("loan", "Car loan", "loan", "EUR", -11_860_00),
)

MEMBERS: Final = (
    Member("alex", "Alex", "alex@demo.example"),
    Member("robin", "Robin", "robin@demo.example"),
)

BILLS: Final = (
    Bill("Nordlicht Software GmbH", "Salary", 3_184_20, 27, "alex"),
    Bill("Klinikum am Park", "Salary", 2_461_55, 31, "robin", spread=0.04),
    Bill("Familienkasse", "Other income", 255_00, 8, "robin", note="Child benefit"),
    Bill("Finanzamt", "Refunds", 612_40, 18, "alex", months=(6,), spread=0.3, note="Tax refund"),
    Bill("Oma Hilde", "Gifts received", 100_00, 14, "alex", months=(4, 12), note="Happy birthday!"),
    Bill("Aunt Carla", "Gifts received", 50_00, 22, "robin", "cash", months=(10, 12)),
    Bill(
        "Driftwood Design Co.", "Other income", 340_00, 16, "robin", "dollars", (2, 5, 8, 11), 0.2
    ),
    Bill("Hausverwaltung Lindenhof", "Rent", -1_280_00, 1, "alex"),
    Bill("Stadtwerke", "Utilities", -118_00, 3, "alex", raised_minor=-127_00, note="Power and gas"),
    Bill("Wasserwerk", "Utilities", -86_40, 21, "alex", months=(2, 5, 8, 11), spread=0.12),
    Bill("Glasfaser Nord", "Internet", -39_90, 7, "alex"),
    Bill("Funkzelle Mobil", "Internet", -24_99, 12, "robin", note="Two phones"),
    Bill("Filmkiste", "Streaming", -10_99, 9, "alex", "card", raised_minor=-13_99),
    Bill("Klangwolke", "Streaming", -11_99, 18, "robin", "card"),
    Bill("Cloudpost Hosting", "Hobbies", -12_00, 4, "alex", "dollars"),
    Bill("Kletterhalle Nord", "Sport", -39_00, 2, "robin"),
    Bill("Stadtverkehr", "Public transport", -58_00, 1, "robin", note="Monthly pass"),
    Bill("Kita Regenbogen", "Childcare", -295_00, 5, "robin"),
    Bill("Mittagstisch", "School", -58_00, 10, "robin", months=(1, 2, 3, 4, 5, 6, 9, 10, 11, 12)),
    Bill("Heimschutz Insurance", "Insurance", -186_40, 15, "alex", months=(1,), note="Contents"),
    Bill("Kompass Insurance", "Insurance", -542_80, 2, "alex", months=(11,), note="Car, yearly"),
    Bill("Kompass Insurance", "Insurance", -71_90, 3, "robin", months=(4,), note="Liability"),
    Bill("Hauptzollamt", "Taxes", -148_00, 11, "alex", months=(3,), note="Vehicle tax"),
    Bill("Hausbank", "Fees", -49_00, 6, "alex", months=(5,), note="Credit card, yearly"),
    Bill("Seenotrettung e.V.", "Donations", -15_00, 20, "robin"),
)

_SHOPS: Final = (0.95, 0.9, 0.9, 1.0, 1.3, 1.8, 0.05)  # most shops are shut on Sundays
_OUT: Final = (0.6, 0.6, 0.7, 0.9, 1.5, 1.7, 1.3)
_WORK: Final = (1.3, 1.3, 1.3, 1.3, 1.2, 0.4, 0.2)
_COLDS: Final = (1.6, 1.6, 1.3, 1.0, 0.8, 0.6, 0.5, 0.5, 0.8, 1.1, 1.3, 1.5)
_GARDEN: Final = (0.3, 0.5, 1.4, 1.9, 1.9, 1.4, 1.0, 0.9, 1.0, 0.8, 0.5, 0.4)
_SALES: Final = (1.3, 0.7, 1.0, 1.1, 1.0, 0.9, 1.2, 0.9, 1.1, 1.1, 1.0, 1.3)
_FEASTS: Final = (0.5, 0.6, 0.8, 1.0, 1.0, 1.0, 0.7, 0.7, 0.8, 1.0, 1.4, 3.5)

KINDS: Final = (
    Kind("Groceries", ("Supermarkt Ahrens", "Biomarkt Grünkern", "Wochenmarkt", "Discount 24"),
         0.78, 33_00, 0.55, week=_SHOPS, card=0.12, cash=0.12),
    Kind("Coffee", ("Bäckerei Krümel", "Café Ecke", "Rösterei Mokka"),
         0.58, 4_20, 0.32, "five", week=_WORK, card=0.05, cash=0.45, later=0.6),
    Kind("Restaurants", ("Trattoria Sole", "Pho Hanoi", "Zum Anker", "Curry 77", "Falafel Nour"),
         0.27, 27_00, 0.5, "fifty", week=_OUT, card=0.4, cash=0.15, later=1.15,
         notes=("with Mia and Jonas", "after the cinema", "lunch", "tip included")),
    Kind("Fuel", ("Tankhof Süd", "Tankstelle Ring"), 0.11, 58_00, 0.22, card=0.3, cash=0, alex=0.7),
    Kind("Public transport", ("Stadtverkehr", "Regionalbahn"),
         0.18, 3_60, 0.4, "fifty", week=_WORK, card=0, cash=0.2, alex=0.8),
    Kind("Taxi", ("Taxi Funk", "Rufwagen"), 0.04, 17_00, 0.4, "fifty", week=_OUT, cash=0.4),
    Kind("Car", ("Parkhaus Mitte", "Waschstraße Blitz"), 0.05, 7_50, 0.5, "fifty", alex=0.7),
    Kind("Pharmacy", ("Rosen-Apotheke", "Drogerie Lenz"), 0.1, 12_80, 0.5, week=_SHOPS, year=_COLDS),
    Kind("Doctor", ("Zahnarztpraxis Dr. Wolff", "Physio am Markt"), 0.015, 42_00, 0.5, week=_WORK),
    Kind("Entertainment", ("Kino Passage", "Stadttheater", "Zoo", "Schwimmbad"),
         0.09, 23_00, 0.45, "fifty", week=_OUT, cash=0.25),
    Kind("Books", ("Buchhandlung Seite 9", "Antiquariat Blatt"), 0.06, 15_00, 0.45, year=_FEASTS),
    Kind("Hobbies", ("Musikhaus Klang", "Bastelkiste"), 0.05, 26_00, 0.6, week=_SHOPS),
    Kind("Clothing", ("Kaufhaus Linde", "Schuhhaus Ott", "Fadenwerk"),
         0.07, 46_00, 0.55, "ninety_nine", week=_SHOPS, year=_SALES, card=0.6, cash=0, alex=0.4),
    Kind("Electronics", ("Elektro Funke", "Kabelhaus"),
         0.02, 74_00, 0.8, "ninety_nine", year=_FEASTS, card=0.7, cash=0, alex=0.7),
    Kind("Household", ("Haushaltswaren Pohl", "Drogerie Lenz"), 0.09, 18_00, 0.5, week=_SHOPS),
    Kind("Home & garden", ("Baumarkt Hammer", "Gärtnerei Moos"),
         0.05, 31_00, 0.65, week=_SHOPS, year=_GARDEN),
    Kind("School", ("Schulbedarf Heft", "Klassenkasse"), 0.03, 11_00, 0.5, week=_WORK, cash=0.4),
    Kind("Gifts", ("Spielzeugkiste", "Blumen Flora"), 0.05, 28_00, 0.5, week=_SHOPS, year=_FEASTS,
         notes=("for Mia", "birthday", "for Grandma")),
)  # fmt: skip

JOURNEYS: Final = (
    Journey(
        "new york", "dollars", (0.22, 0.32),
        (("Transatlantik Flug", 1_240_00), ("Hotel Hudson", 890_00)), 1.09, 5, 100_00,
        (
            Abroad("Corner Diner", "Restaurants", 34_00),
            Abroad("Bagel & Bean", "Coffee", 6_25),
            Abroad("Metro Card", "Public transport", 5_80),
            Abroad("Museum of Trains", "Entertainment", 48_00),
            Abroad("Deli 9th Street", "Groceries", 21_00),
            Abroad("Yellow Cab", "Taxi", 27_00),
            Abroad("Harbor Ferry", "Travel", 19_00),
        ),
    ),
    Journey(
        "kyoto", "yen", (0.70, 0.80),
        (("Fernost Flug", 1_490_00), ("Ryokan Momiji", 720_00)), 1.63, 10, 10_000,
        (
            Abroad("Ramen Ichiban", "Restaurants", 4_200),
            Abroad("Kissaten Asa", "Coffee", 1_400),
            Abroad("City Bus", "Public transport", 920),
            Abroad("Garden admission", "Entertainment", 2_000),
            Abroad("Konbini", "Groceries", 1_900),
            Abroad("Paper & Ink", "Gifts", 3_200),
            Abroad("Local railway", "Travel", 2_600),
        ),
    ),
)  # fmt: skip
