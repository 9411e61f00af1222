create table marks (mark text primary key);
