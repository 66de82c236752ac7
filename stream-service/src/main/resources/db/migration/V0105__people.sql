-- The accounts, as livestream.users last told.
create table people (
    id           uuid primary key,
    display_name text    not null,
    role         text    not null,
    disabled     boolean not null,
    email_hash   text
);

create index people_of_address on people (email_hash);
