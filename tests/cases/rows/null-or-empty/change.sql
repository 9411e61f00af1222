update pairs set c = 0 where a = 1; update words set word = '' where word = 'one';
