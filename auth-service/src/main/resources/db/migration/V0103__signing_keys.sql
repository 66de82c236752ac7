-- Key pairs that sign access tokens. The private part is encrypted with AES-256-GCM; the secret for it is not in the database.
create table signing_keys (
    kid         text primary key,
    public_key  bytea          not null,
    private_key bytea          not null,
    created_at  timestamptz(3) not null,
    active_from timestamptz(3) not null
);
