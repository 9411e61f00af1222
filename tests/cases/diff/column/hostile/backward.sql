-- data-loss: the values of the column go
ALTER TABLE public."T ""x"" $$ ; --" DROP COLUMN "naïve ☃";
-- data-loss: the values of the column go
ALTER TABLE public."T ""x"" $$ ; --" DROP COLUMN "select";
