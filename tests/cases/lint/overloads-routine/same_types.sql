-- before:
create function private.moody(mood) returns void language sql as 'select';
-- migration:
create or replace function private.moody(public.mood) returns void language sql as 'select';
create function private.moody(text) returns void language sql as 'select';
