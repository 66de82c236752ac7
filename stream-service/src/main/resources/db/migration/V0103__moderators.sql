create table moderators (
    stream_id uuid        not null references live_streams,
    user_id   uuid        not null,
    named_at  timestamptz not null,
    primary key (stream_id, user_id)
);

create index moderators_of_person on moderators (user_id);
