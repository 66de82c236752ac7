-- The account stays, so that its id stays refused and nobody can take it: without address, name and password.
update users set email = 'erased-' || id || '@invalid', display_name = 'Erased', disabled = true, version = version + 1,
    -- A hash of the right form that no password is known for.
    password_hash = '$argon2id$v=19$m=19456,t=2,p=1$'
        || rtrim(encode(uuid_send(gen_random_uuid()), 'base64'), '=') || '$'
        || rtrim(encode(sha256(uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid())), 'base64'), '=')
where id = :'person';
delete from sessions where user_id = :'person';
delete from idempotency_keys where scope in (:'person', :'address');

-- Tells it on livestream.users, where it takes the place of what was said of the account before.
insert into outbox (topic, record_key, ce_id, ce_type, ce_time, value)
select 'livestream.users', id, gen_random_uuid(), 'account.state', date_trunc('milliseconds', clock_timestamp()),
    convert_to(jsonb_build_object(
        'id', id,
        'displayName', display_name,
        'role', lower(role),
        'disabled', disabled,
        'emailHash', encode(sha256(convert_to(email, 'UTF8')), 'hex'))::text, 'UTF8')
from users where id = :'person';
