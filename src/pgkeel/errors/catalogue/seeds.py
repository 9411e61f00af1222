"""DAT3: seeds, the rows that a new database begins with."""

from pgkeel.errors.code import Code

_NOTHING = "Seeds are one transaction: nothing of any of them was kept."

NO_TABLE = Code(
    "DAT301",
    "a seed is for a table that is not there",
    "The file's name says which table its rows are for, and the database has none of that name.",
    "Name it `[NN_][schema.]table.csv`, `.jsonl` or `.ndjson`; without a schema it is `public`. If "
    "the table is new, apply its migration first.",
)
NO_COLUMN = Code(
    "DAT302",
    "a seed names a column that it cannot fill",
    "The first line of a CSV file, and the keys of a JSON line, are columns of the table. One of "
    "them is not there, stands twice, or is computed by the database itself.",
    "Correct the name, letter by letter as the table has it, or take the column out.",
)
BAD_CSV = Code(
    "DAT303",
    "a seed is no valid CSV",
    "Lines have to have as many values as the first line has names, values with commas, quotes or "
    f"line breaks stand in double quotes, and a quote in one is doubled. {_NOTHING}",
    "Mend the line named. A quote that is missing is often some lines above.",
)
BAD_JSON = Code(
    "DAT304",
    "a line of a seed is no JSON object",
    f"In .jsonl and .ndjson every line is one object, `{{…}}`, whose keys are columns. {_NOTHING}",
    "Mend the line named. A file that is one array is made into lines by `jq -c '.[]'`.",
)
WRONG_VALUE = Code(
    "DAT305",
    "a value of a seed is not of its column's type",
    f"The server cannot read it as what the column holds. {_NOTHING}",
    "Correct the value. In CSV nothing at all is NULL, and two quotes are an empty text.",
)
DUPLICATE = Code(
    "DAT306",
    "two rows of a seed have the same key",
    f"Which of them the table should have cannot be told. {_NOTHING}",
    "Take one of the two out.",
)
VIOLATED = Code(
    "DAT307",
    "a row of a seed violates a constraint",
    f"The table does not take the row, or not beside the rows that it has. {_NOTHING}",
    "Correct the row. If it points at a row of a table that has no seed, that one has to be made "
    "by a migration, or get a seed as well.",
)
NO_KEY = Code(
    "DAT308",
    "a seed cannot be loaded again: its rows have no key",
    "Rows are known again by a key: the primary key, else a unique constraint without NULL. The "
    "table has none among the columns of the file, so each load would add all rows once more.",
    "Give the table a primary key, give the file the columns of one, or name the columns of a "
    "unique constraint or index in [seeds.keys].",
)
CIRCLE = Code(
    "DAT309",
    "seeds point at each other in a circle",
    "Each of these tables has to be filled before the other. Where a foreign key of the circle is "
    "DEFERRABLE, or has columns that may be NULL, keel gets through by itself; none here is.",
    "Make one of the foreign keys DEFERRABLE, or write these rows as one SQL file.",
)
PROTECTED = Code(
    "DAT310",
    "seeds are not loaded into a protected environment",
    "keel.toml marks it as protected. Seeds are made-up rows for development, and loading them "
    "changes rows that have the same keys.",
    "Name another environment. Rows that production needs as well are written by a migration.",
)
SQL_FAILED = Code(
    "DAT311",
    "a seed in SQL fails",
    f"The server refused the statement shown. {_NOTHING}",
    "Read the server's message and mend the file. Rows of other seeds are there only if those come "
    "before it by name.",
)
SQL_CONTROLS = Code(
    "DAT312",
    "a seed in SQL has a statement that it cannot have",
    "All seeds are one transaction, so that all of them are loaded or none. A file that commits, "
    "or a command that the server refuses in a transaction, would break that; commands of psql are "
    "no SQL.",
    "Take it out. A file that as a whole stands between BEGIN and COMMIT is fine.",
)
UNREADABLE = Code(
    "DAT313",
    "a seed cannot be read",
    "The file is there and cannot be opened, or is not text in UTF-8.",
    "Make it readable, or save it as UTF-8.",
)
REFUSED = Code(
    "DAT314",
    "the server does not let this role load seeds",
    "Loading takes SELECT, INSERT and UPDATE on each table, USAGE and UPDATE on their sequences, "
    f"and TEMPORARY on the database. {_NOTHING}",
    "Grant what the message names, or connect as the role that owns the tables.",
)
BUSY = Code(
    "DAT315",
    "a table is in use",
    "While a table is loaded nobody else may write to it, and another session held it for as long "
    f"as [apply] lock_timeout. {_NOTHING}",
    "Try again once that session has ended.",
)
TWO_FILES = Code(
    "DAT316",
    "two seeds are for one table",
    "Which rows come first, and whose values count, could not be told from their names.",
    "Put the rows of a table into one file.",
)
TRIGGER_FAILED = Code(
    "DAT317",
    "a row of a seed is refused by the database",
    f"A trigger or a policy of row-level security did not let it pass. {_NOTHING}",
    "Read the server's message, and correct the row or the trigger. Triggers fire for seeds as "
    "they do for everybody.",
)
NOT_REPEATABLE = Code(
    "DAT318",
    "loading the seeds once more changes rows",
    "Seeds are loaded again and again, also into databases that have them. Each time something "
    "is added or becomes something else: rows double, or values that people have changed are lost.",
    "Give rows a key of their own and say what to do with one that is there: ON CONFLICT (…) DO "
    "NOTHING. Where a trigger rewrites a value, write into the file what it makes of it.",
)
UNSATISFIED = Code(
    "DAT319",
    "a row points at nothing after the seeds are loaded",
    "A seed has switched off the triggers that check foreign keys, and has put in rows that they "
    "would have refused. Nothing tells it later.",
    "Take session_replication_role and DISABLE TRIGGER out of the seed, and put rows in the order "
    "in which they point at each other, or add the row that is missing.",
)
BAD_SETTING = Code(
    "DAT320",
    "a setting of seeds names something that is not there",
    "Its order, or its keys, are about a file, table or column that there is no seed for, so the "
    "setting does nothing.",
    "Correct the name in keel.toml, or take the line out.",
)
