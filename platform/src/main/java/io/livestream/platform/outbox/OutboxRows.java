package io.livestream.platform.outbox;

import io.livestream.platform.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Writes rows of the outbox. */
@ApplicationScoped
class OutboxRows {

    /**
     * @param value null is a tombstone
     * @param trace null if there is none
     */
    record Row(String topic, String key, UUID id, String type, Instant at, byte[] value, String trace) {}

    private static final String ONE = """
            insert into outbox (topic, record_key, ce_id, ce_type, ce_time, value, trace)
            values (?, ?, ?, ?, ?, ?, ?) returning id""";

    /** Numbers the rows in their order, by which they are sent. */
    private static final String MANY = """
            insert into outbox (topic, record_key, ce_id, ce_type, ce_time, value, trace)
            select topic, record_key, ce_id, ce_type, ce_time, value, trace
            from unnest(?::text[], ?::text[], ?::uuid[], ?::text[], ?::timestamptz[], ?::bytea[], ?::text[])
                with ordinality as r (topic, record_key, ce_id, ce_type, ce_time, value, trace, place)
            order by place returning id""";

    private final Sql sql;

    OutboxRows(Sql sql) {
        this.sql = sql;
    }

    /** @return the ids of the rows, in their order, which is ascending */
    List<Long> insert(List<Row> rows) {
        if (rows.size() == 1) {
            Row row = rows.getFirst();
            return sql.query(
                    ONE,
                    found -> found.number("id"),
                    row.topic(),
                    row.key(),
                    row.id(),
                    row.type(),
                    row.at(),
                    row.value(),
                    row.trace());
        }
        List<Long> ids = sql.query(
                MANY,
                found -> found.number("id"),
                rows.stream().map(Row::topic).toList(),
                rows.stream().map(Row::key).toList(),
                rows.stream().map(Row::id).toList(),
                rows.stream().map(Row::type).toList(),
                rows.stream().map(row -> row.at().toString()).toList(),
                rows.stream().map(Row::value).toArray(byte[][]::new),
                rows.stream().map(Row::trace).toList());
        return ids.stream().sorted().toList();
    }
}
