-- Tells again how the classes are that changed since a time: after a restore, to others whose log ends before it.
--   psql -v since='2026-11-26 03:00:00+00' -f tell-again/streams.sql
create temporary table to_tell as
select id, case status
    when 'SCHEDULED' then 'stream.updated'
    when 'LIVE' then 'stream.started'
    when 'ENDED' then 'stream.stopped'
    when 'CANCELLED' then 'stream.cancelled' end as type
from live_streams where updated_at >= :'since'::timestamptz and deleted_at is null;
\ir told.sql

insert into outbox (topic, record_key, ce_id, ce_type, ce_time, value)
select topic, id, gen_random_uuid(), type, date_trunc('milliseconds', clock_timestamp()), convert_to(value::text, 'UTF8')
from live_streams cross join lateral (values
    ('livestream.events', 'stream.deleted', jsonb_build_object(
        'streamId', id, 'by', jsonb_build_object('id', teacher_id, 'displayName', teacher_name))),
    ('livestream.streams', 'stream.state', null)) as record (topic, type, value)
where deleted_at >= :'since'::timestamptz;
