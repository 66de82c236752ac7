-- Tells the present state of all accounts on livestream.users; harmless at any time.
insert into outbox (topic, record_key, ce_id, ce_type, ce_time, value)
select 'livestream.users', id, gen_random_uuid(), 'account.state', date_trunc('milliseconds', clock_timestamp()),
    convert_to(jsonb_build_object(
        'id', id,
        'displayName', display_name,
        'role', lower(role),
        'disabled', disabled,
        'emailHash', encode(sha256(convert_to(email, 'UTF8')), 'hex'))::text, 'UTF8')
from users order by id;
