insert into genres (slug, name) values ('poetry & more', 'Poetry'), ('zines', 'Zines');
