alter type mood add value 'calm'; -- expect: add-enum-value
alter type mood add value if not exists 'sad';
alter type unknown add value 'calm'; -- expect: add-enum-value
create type a as enum ('x');
alter type a add value 'y';
alter type mood rename value 'sad' to 'low';
