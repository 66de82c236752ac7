-- The first reply to each creation that named a key. Kept for 24 hours, then removed by later calls.
create table idempotency_keys (
    scope text not null,
    path text not null,
    key text not null,
    location text not null,
    body text not null,
    created_at timestamptz not null,
    primary key (scope, path, key)
);

create index idempotency_keys_created_at on idempotency_keys (created_at);
