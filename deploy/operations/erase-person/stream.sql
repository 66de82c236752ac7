update stream_participants set display_name = 'Erased', email_hash = null where user_id = :'person';
delete from invitations where user_id = :'person' or email_hash = :'address';
delete from idempotency_keys where scope = :'person';

-- Classes that were deleted are shown to nobody, so what they said of themselves goes, too.
update live_streams
set title = 'Erased', description = null, tags = '{}', folded_tags = '{}', search_text = 'erased', teacher_name = 'Erased'
where teacher_id = :'person' and deleted_at is not null;

-- Classes that stay are told anew, so that everybody's view and livestream.streams have the name no longer.
create temporary table to_tell as
select id, 'stream.updated' as type from live_streams
where teacher_id = :'person' and deleted_at is null and teacher_name <> 'Erased';
update live_streams
set teacher_name = 'Erased', version = version + 1, updated_at = date_trunc('milliseconds', clock_timestamp())
where id in (select id from to_tell);
\ir ../tell-again/told.sql
