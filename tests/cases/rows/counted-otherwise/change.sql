delete from genres; insert into genres (slug, name, added) values ('crime', 'Crime', '2020-01-01'), ('fiction', 'Fiction', '2020-01-02');
