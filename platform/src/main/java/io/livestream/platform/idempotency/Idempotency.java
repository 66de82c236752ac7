package io.livestream.platform.idempotency;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.livestream.platform.sql.Sql;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Makes a repeated creation harmless: the same key by the same caller returns the first reply and creates nothing, for as long as the
 * key is kept.
 *
 * <p>Key, reply and what is created commit together, so a crash leaves all or none of them. Calls with one key wait for
 * each other. A refusal is not kept: what was refused may be tried again with the same key.
 */
@ApplicationScoped
public class Idempotency {

    /** How many old keys one call removes at most: more than one call adds, and never a long transaction. */
    static final int CLEANED_AT_ONCE = 20;

    private final Sql sql;
    private final ObjectMapper json;
    private final Clock clock;

    Idempotency(Sql sql, ObjectMapper json, Clock clock) {
        this.sql = sql;
        this.json = json;
        this.clock = clock;
    }

    /**
     * Creates, or repeats the reply of the first call.
     *
     * <p>All of it runs in one transaction, which it joins or begins. A creation that may be refused because a view is
     * behind must be decided again <em>around</em> this call, since a refusal rolls the transaction back.
     *
     * @param key see {@link IdempotencyKey}; null if the call has none, which then always creates
     * @param scope whose key it is, the caller's id
     * @param path the path of the request, without which a key could repeat the reply of another call
     * @return what this call has created, or the first call of its key, with the body as JSON
     */
    public Created create(String key, String scope, String path, Supplier<Created> create) {
        IdempotencyKey.check(key);
        return QuarkusTransaction.joiningExisting().call(() -> {
            return key == null ? create.get() : firstOrNew(key, scope, withoutTrailingSlash(path), create);
        });
    }

    private Created firstOrNew(String key, String scope, String path, Supplier<Created> create) {
        lock(key, scope, path);
        Instant now = clock.instant();
        return find(key, scope, path, now).orElseGet(() -> {
            Created created = create.get();
            Created kept = new Created(created.location(), write(created.body()));
            keep(key, scope, path, kept, now);
            clean(now);
            return kept;
        });
    }

    private void lock(String key, String scope, String path) {
        sql.query(
                "select pg_advisory_xact_lock(hashtextextended(?, 0))",
                _ -> true,
                String.join("\n", "idempotency", scope, path, key));
    }

    private Optional<Created> find(String key, String scope, String path, Instant now) {
        return sql.first(
                """
                select location, body from idempotency_keys
                where scope = ? and path = ? and key = ? and created_at > ?""",
                row -> new Created(row.text("location"), row.text("body")),
                scope,
                path,
                key,
                now.minus(IdempotencyKey.KEPT));
    }

    private void keep(String key, String scope, String path, Created created, Instant now) {
        sql.update("""
                insert into idempotency_keys (scope, path, key, location, body, created_at) values (?, ?, ?, ?, ?, ?)
                on conflict (scope, path, key) do update
                set location = excluded.location, body = excluded.body, created_at = excluded.created_at""", scope, path, key, created.location(), created.body(), now);
    }

    /** Skips what other calls are removing, so that cleaning never waits and never deadlocks. */
    private void clean(Instant now) {
        sql.update("""
                delete from idempotency_keys where (scope, path, key) in (
                    select scope, path, key from idempotency_keys where created_at <= ?
                    order by created_at limit ? for update skip locked)""", now.minus(IdempotencyKey.KEPT), CLEANED_AT_ONCE);
    }

    private String write(Object body) {
        try {
            return json.writeValueAsString(body);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("The reply is not of a kind that JSON has", e);
        }
    }

    private static String withoutTrailingSlash(String path) {
        return path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    }
}
