alter schema private rename to internal; -- expect: rename-object
alter function private.touch() rename to touched; -- expect: rename-object
alter type public.mood rename to moods; -- expect: rename-object
alter domain public.amount rename to price; -- expect: rename-object
alter type public.mood rename value 'sad' to 'unhappy'; -- expect: rename-object
alter type public.nobody_knows rename attribute a to b; -- expect: rename-object
alter view public.titles rename to names; -- expect: rename-object
alter sequence public.numbers rename to counts; -- expect: rename-object
alter materialized view private.totals rename to sums; -- expect: rename-object
alter role reporting rename to reports; -- expect: rename-object
alter extension citext set schema private; -- expect: rename-object
