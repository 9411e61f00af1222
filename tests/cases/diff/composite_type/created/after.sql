create type c as (a int, b text collate "C", "it's" numeric(5,2));
