-- keel adopt
insert into sqitch.events select 'fail', change_id, change, project, note, requires, conflicts, tags, committed_at + interval '1 s', committer_name, committer_email, planned_at, planner_name, planner_email from sqitch.events order by committed_at desc limit 1;
