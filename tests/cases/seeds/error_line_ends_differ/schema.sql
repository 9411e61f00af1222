create table things (id int primary key, name text, note text not null default 'none');
