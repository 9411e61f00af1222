drop function if exists public.wipe() cascade;
-- loses: drop-cascade of public.wipe
-- loses: dropped-along of trigger public.log.wiping
