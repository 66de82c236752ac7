-- Everybody who has ever joined a stream: one row a person, holding the current or last interval and what came before in sum.
-- The intervals one by one are on the log.
create table stream_participants (
    stream_id        uuid        not null references live_streams,
    user_id          uuid        not null,
    display_name     text        not null,
    email_hash       text,
    teacher          boolean     not null, -- the owner, who takes no seat
    first_joined_at  timestamptz not null,
    joined_at        timestamptz not null,
    left_at          timestamptz,
    present          boolean     not null,
    lease_expires_at timestamptz not null,
    watched_ms       bigint      not null default 0, -- in the intervals that have ended
    primary key (stream_id, user_id)
);

-- Renewing a lease rewrites the row often.
alter table stream_participants set (fillfactor = 80);

create index stream_participants_in_order on stream_participants (stream_id, first_joined_at, user_id);
create index stream_participants_leases on stream_participants (lease_expires_at) where present;

-- Those kept out, whether they have ever joined or not.
create table stream_removals (
    stream_id  uuid        not null references live_streams,
    user_id    uuid        not null,
    removed_at timestamptz not null,
    removed_by uuid        not null,
    primary key (stream_id, user_id)
);
