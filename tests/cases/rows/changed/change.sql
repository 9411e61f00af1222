update genres set name = 'Crimes' where slug = 'crime'; update zones set price = 7 where code = 'eu';
