-- A person is invited by account, by address, or by an address that is known to be an account's.
create table invitations (
    id         uuid primary key,
    stream_id  uuid        not null references live_streams,
    email      text, -- as it was given; unknown when the account was named
    email_hash text,
    user_id    uuid,
    invited_at timestamptz not null,
    check (user_id is not null or email_hash is not null),
    unique (stream_id, email_hash),
    unique (stream_id, user_id)
);

create index invitations_in_order on invitations (stream_id, invited_at, id);
create index invitations_of_person on invitations (user_id);
create index invitations_of_address on invitations (email_hash);
