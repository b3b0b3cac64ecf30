"""How we count, as one frozen value; kept in the store, shown on the settings page."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, fields

DEFAULT_RATES = {"CNY": 1.0, "USD": 7.1, "EUR": 7.8, "SGD": 5.4}


@dataclass(frozen=True)
class Settings:
    """Everything a person may change about counting, showing and reading files.

    Attributes
    ----------
    role_weights : mapping
        Weight of each role in the role-weighted account score. [0 to 10]
    csat_from : float
        Share of the scale from which a CSAT or other score is positive; its mirror is negative.
        [0.5 to 1]
    window_months : int
        Length of the window unless chosen. [months]
    shrink_k : float
        People of the portfolio mixed into a score for ranking. [people]
    currency : str
        Reporting currency, ISO 4217.
    rates : mapping
        Worth of one unit of each currency in a common unit; ARR is converted by their ratio.
    renewal_horizon_days : int
        A renewal nearer than this raises the priority of an alert. [days]
    language : str
        Language of somebody who has not chosen one: ``auto`` follows the browser.
    hide_names : bool
        Show roles instead of the names of people.
    max_file_mb, max_rows, max_columns, max_cell_chars : int
        Limits of one uploaded file. [MB, rows, columns, characters]
    keep_originals : bool
        Keep the bytes of every imported file, so that it can be read again.
    api_calls, api_failures : int
        Calls of the API a minute: of one token, and without a valid one from one address. [calls]
    """

    role_weights: Mapping[str, float] = field(
        default_factory=lambda: {"decision_maker": 5, "manager": 3, "user": 1, "unknown": 1}
    )
    csat_from: float = 0.75
    window_months: int = 12
    shrink_k: float = 5
    currency: str = "CNY"
    rates: Mapping[str, float] = field(default_factory=lambda: dict(DEFAULT_RATES))
    renewal_horizon_days: int = 180
    language: str = "auto"
    hide_names: bool = False
    max_file_mb: int = 200
    max_rows: int = 2_000_000
    max_columns: int = 2_000
    max_cell_chars: int = 100_000
    keep_originals: bool = True
    api_calls: int = 120
    api_failures: int = 20

    def as_dict(self) -> dict[str, object]:
        """Return plain values by name, ready for JSON."""
        return asdict(self)

    @classmethod
    def of(cls, stored: Mapping[str, object]) -> "Settings":
        """Return the settings with stored values over the defaults; unknown names are left out."""
        known = {f.name for f in fields(cls)}
        return cls(**{k: v for k, v in stored.items() if k in known})  # type: ignore[arg-type]

    def rate(self, currency: str | None) -> float | None:
        """Return one unit of `currency` in the reporting currency, None where not known."""
        if currency is None or currency not in self.rates or self.currency not in self.rates:
            return None
        return self.rates[currency] / self.rates[self.currency]
