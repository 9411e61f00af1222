create type ct as (a int, b text);
