update zones set price = 6.900; update zones set price = 14.9 where code = 'world'; update zones set price = 6.90 where code = 'eu';
