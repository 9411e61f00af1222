create foreign data wrapper w options (a 'x', b 'it''s');
