create schema "a b;"; comment on schema "a b;" is 'x';
