create function f(in a int, out b int, inout c text, variadic d int[]) language plpgsql as 'begin end';
