"""Short lists of what columns often hold: codes, states, zones; as data."""

MANY = 300
"""Rows after which names begin to be used again."""

AREA_CODES = (
    *("202", "303", "404", "206", "312", "415", "512", "617", "702", "804"),
    *("205", "307", "406", "208", "314", "419", "513", "618", "704", "805"),
)
WORDS = tuple(
    """
    amber anchor apple april arch atlas autumn bakery balcony bamboo barley basket bay beacon
    birch blanket blossom blue boat bold bottle breeze bridge bright brook bronze brush bundle
    button cabin candle canvas cedar chapter cherry circle citrus clay clear clever cloud clover
    coast cobalt copper coral corner cotton country crystal curtain daily daisy dawn deep delta
    distant door early east echo elder elm emerald evening fair feather fern field fine first
    flint forest fountain fresh garden gentle glass golden grand granite green grove harbour
    harvest hazel hidden high hill hollow honey horizon indigo island ivory ivy jasmine juniper
    kettle lake lantern laurel lavender leaf lemon light lilac linen little long lucky lunar
    maple marble market meadow mellow mild mint mirror misty moon morning mountain narrow new
    north oak ocean olive open orchard paper patient pearl pebble pepper pine plain pocket poplar
    quartz quick quiet rain raven red reed ribbon ridge river robin rose round saffron sage
    sailor sand scarlet shade shell shore silent silver simple slate small smooth snow soft
    south sparrow spring spruce star steady stone stream summer sunny swift table tall thistle
    tidal timber tulip upper valley velvet village violet walnut warm water west wheat white
    wide willow wind winter wooden woven yellow young
    """.split()  # noqa: SIM905 -- a table of words
)
"""What titles and sentences are made of: words that say nothing and offend nobody."""
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
