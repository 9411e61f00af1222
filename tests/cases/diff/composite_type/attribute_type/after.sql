create type c as (a bigint);
