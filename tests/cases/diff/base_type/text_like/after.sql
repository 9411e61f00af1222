create type label;
create function label_in(cstring, oid, integer) returns label language internal immutable strict as 'varcharin';
create function label_out(label) returns cstring language internal immutable strict as 'varcharout';
create function label_modifier_in(cstring[]) returns integer language internal immutable strict as 'varchartypmodin';
create function label_modifier_out(integer) returns cstring language internal immutable strict as 'varchartypmodout';
create type label (input = label_in, output = label_out, typmod_in = label_modifier_in, typmod_out = label_modifier_out, internallength = variable, storage = extended, collatable = true);
create table t (a label(7));
