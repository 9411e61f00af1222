drop function if exists "Lend"(text, date);
alter table loans drop column if exists note;
