alter table "a (b), c" add constraint "u""; drop" unique ("x "") y");
