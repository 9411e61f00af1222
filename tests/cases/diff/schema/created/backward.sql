DROP SCHEMA "a b;";
