-- before:
create table members (team_id bigint, user_id uuid, role text);
create table teams (id bigint primary key, published boolean, owner uuid);
create table tags (team_id bigint, name text);
-- migration:
create policy a on teams for select using (exists (select from members m where m.team_id = teams.id)); -- expect: subquery-forgets-caller
create policy b on teams for select using (id in (select team_id from members)); -- expect: subquery-forgets-caller
create policy c on teams for select using (id in (select team_id from members where user_id = auth.uid()));
create policy d on teams for select using (id in (select team_id from members where user_id = private.me()));
create policy e on teams for select using (exists (select from tags t where t.team_id = teams.id));
create policy f on tags for select using (exists (select from teams t where t.id = tags.team_id and t.published));
create policy g on tags for select using (exists (select from teams t where t.id = tags.team_id and t.published = true));
create policy h on teams for select using (exists (select from members m where m.role = 'admin' and m.team_id = teams.id));
create policy i on teams for select using (owner = auth.uid() or exists (select from members m where m.team_id = teams.id));
create policy j on teams for select using (exists (select from unknown u where u.team_id = teams.id));
create policy k on teams as restrictive for select using (exists (select from members m where m.team_id = teams.id));
create policy l on members for select using (exists (select from members m where m.user_id::text = current_user));
