create procedure p(a int, inout b int) language plpgsql as 'begin commit; end';
