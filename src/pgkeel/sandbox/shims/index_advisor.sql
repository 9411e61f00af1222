-- comment: Query index advisor
-- version: 0.2.0
-- relocatable: true
-- faithful: stub
-- says: The function index_advisor() is there and raises.

create function index_advisor(query text) returns table (
  startup_cost_before jsonb, startup_cost_after jsonb, total_cost_before jsonb,
  total_cost_after jsonb, index_statements text[], errors text[]
)
language plpgsql
as $$
begin
  raise exception 'index_advisor() is not in pgkeel''s stand-in for index_advisor'
    using errcode = 'feature_not_supported',
      hint = 'Advice needs the data of a real project.';
end
$$;
