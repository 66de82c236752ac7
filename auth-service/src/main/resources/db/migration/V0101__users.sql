-- Everybody who can sign in. The address is stored trimmed and in lower case, so the constraint makes it unique in any case.
create table users (
    id            uuid primary key,
    email         text           not null constraint users_email_unique unique,
    display_name  text           not null,
    role          text           not null check (role in ('STUDENT', 'TEACHER', 'ADMIN')),
    password_hash text           not null,
    disabled      boolean        not null,
    created_at    timestamptz(3) not null,
    version       integer        not null
);
