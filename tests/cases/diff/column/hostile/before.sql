create table "T ""x"" $$ ; --" ("a'b" int);
