-- Appends, for each stream in the table to_tell (id, type), an event of that type, and its state on livestream.streams.
with states as (
    select id, to_tell.type, jsonb_build_object(
        'id', id, 'title', title, 'description', description, 'tags', tags, 'status', lower(status),
        'visibility', lower(visibility), 'quality', quality, 'maxViewers', max_viewers, 'recording', recording,
        'chatEnabled', chat_enabled, 'questionsEnabled', questions_enabled,
        'scheduledAt', to_char(scheduled_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'),
        'startedAt', to_char(started_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'),
        'endedAt', to_char(ended_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'),
        'teacher', jsonb_build_object('id', teacher_id, 'displayName', teacher_name),
        'createdAt', to_char(created_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'),
        'updatedAt', to_char(updated_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'),
        'version', version) as state
    from live_streams join to_tell using (id))
insert into outbox (topic, record_key, ce_id, ce_type, ce_time, value)
select record.topic, id, gen_random_uuid(), record.type, date_trunc('milliseconds', clock_timestamp()),
    convert_to(record.value::text, 'UTF8')
from states cross join lateral (values
    ('livestream.events', states.type, jsonb_build_object('stream', state)),
    ('livestream.streams', 'stream.state', state)) as record (topic, type, value);
