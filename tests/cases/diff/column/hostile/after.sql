create table "T ""x"" $$ ; --" ("a'b" int, "select" text not null default 'it''s', "naïve ☃" int);
