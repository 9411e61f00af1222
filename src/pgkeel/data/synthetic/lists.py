"""Short lists of what columns often hold: codes, states, zones; as data."""

MANY = 300
"""Rows after which names begin to be used again."""

AREA_CODES = (
    *("202", "303", "404", "206", "312", "415", "512", "617", "702", "804"),
    *("205", "307", "406", "208", "314", "419", "513", "618", "704", "805"),
)
COUNTRIES = tuple(
    "DE FR GB IT ES NL SE PL US CA JP BR IN AU NZ CH AT BE DK FI NO PT IE CZ GR".split()  # noqa: SIM905 -- a table of words
)
COUNTRIES_3 = tuple(
    "DEU FRA GBR ITA ESP NLD SWE POL USA CAN JPN BRA IND AUS NZL CHE AUT BEL".split()  # noqa: SIM905 -- likewise
)
COUNTRY_NAMES = (
    *("Germany", "France", "Italy", "Spain", "Netherlands", "Sweden", "Poland", "Canada"),
    *("Japan", "Brazil", "India", "Australia", "Switzerland", "Austria", "Belgium", "Norway"),
)
CURRENCIES = tuple("EUR USD GBP CHF SEK PLN JPY CAD AUD NOK".split())  # noqa: SIM905 -- likewise
LOCALES = ("en-US", "en-GB", "de-DE", "fr-FR", "es-ES", "it-IT", "nl-NL", "pl-PL")
LANGUAGES = tuple("en de fr es it nl pl sv pt ja".split())  # noqa: SIM905 -- likewise
ZONES = (
    *("Europe/Berlin", "Europe/Paris", "Europe/London", "Europe/Madrid", "Europe/Warsaw"),
    *("America/New_York", "America/Chicago", "Asia/Tokyo", "Australia/Sydney", "UTC"),
)
REGIONS = ("Northshire", "Southland", "Westmark", "Eastvale", "Midlands", "Lakeside", "Highlands")
MEDIA_TYPES = ("image/jpeg", "image/png", "application/pdf", "text/plain", "application/json")
COLOURS = ("#1f77b4", "#ff7f0e", "#2ca02c", "#d62728", "#9467bd", "#8c564b", "#e377c2", "#7f7f7f")
BANKS = ("TESTDEFFXXX", "TESTFRPPXXX", "TESTGB2LXXX", "TESTNL2AXXX", "TESTES2BXXX")
STATES = ("active", "inactive", "pending", "archived")
ROLES = ("member", "editor", "admin", "viewer")
DEPARTMENTS = ("Sales", "Support", "Finance", "Engineering", "Marketing", "Operations", "Legal")
AGENTS = (
    "Mozilla/5.0 (X11; Linux x86_64)",
    "Mozilla/5.0 (Macintosh)",
    "Mozilla/5.0 (Windows NT 10.0; Win64; x64)",
    "curl/8.0",
)
