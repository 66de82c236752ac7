package io.livestream.analytics.figures;

import io.livestream.platform.sql.Row;
import io.livestream.platform.sql.Sql;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.Function;

/** A table whose rows are objects that are read, changed and put back: each column is said once, with its place in the object. */
final class Table<T> {

    private record Column<T>(String name, Function<T, Object> value, BiConsumer<T, Row> read) {}

    private final String name;
    private final List<String> key = new ArrayList<>();
    private final List<Column<T>> columns = new ArrayList<>();

    Table(String name) {
        this.name = name;
    }

    /** A part of the primary key. The object has it from the beginning. */
    Table<T> key(String column, Function<T, Object> value) {
        key.add(column);
        columns.add(new Column<>(column, value, (_, _) -> {}));
        return this;
    }

    <V> Table<T> column(String column, BiFunction<Row, String, V> type, Function<T, V> get, BiConsumer<T, V> set) {
        columns.add(new Column<>(column, get::apply, (object, row) -> set.accept(object, type.apply(row, column))));
        return this;
    }

    /** Reads all columns but the key's into the object, and returns it. */
    T read(T object, Row row) {
        columns.forEach(column -> column.read().accept(object, row));
        return object;
    }

    /** Puts rows there, in the place of those that are there already. */
    void put(Sql sql, Collection<T> objects) {
        sql.batch(
                upsert(),
                objects.stream()
                        .map(object -> columns.stream()
                                .map(column -> column.value().apply(object))
                                .toArray())
                        .toList());
    }

    private String upsert() {
        List<String> names = columns.stream().map(Column::name).toList();
        List<String> changed = names.stream()
                .filter(column -> !key.contains(column))
                .map(column -> column + " = excluded." + column)
                .toList();
        return "insert into %s (%s) values (%s) on conflict (%s) do update set %s"
                .formatted(
                        name,
                        String.join(", ", names),
                        String.join(", ", Collections.nCopies(names.size(), "?")),
                        String.join(", ", key),
                        String.join(", ", changed));
    }
}
