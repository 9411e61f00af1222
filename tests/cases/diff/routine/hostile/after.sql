create function "f;""x"(" a'b" int) returns int language sql as 'select 1 -- ''';
