create type e as enum ('a', 'it''s', 'B c');
