package io.livestream.stream.people;

import io.livestream.platform.event.AccountRole;
import io.livestream.platform.event.AccountState;
import io.livestream.platform.follow.Followers;
import io.livestream.platform.follow.FreshView;
import io.livestream.platform.problem.UserNotFound;
import io.livestream.platform.sql.Row;
import io.livestream.platform.sql.Sql;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The accounts that auth-service tells of on {@code livestream.users}: who there is, and under which name and address. */
@ApplicationScoped
public class People {

    /** Of {@code people a}, whether they are an admin. */
    public static final String IS_ADMIN = "a.role = '" + AccountRole.ADMIN.json() + "'";

    private static final String FIND = "select id, display_name, email_hash from people where ";

    private static final String PUT = """
            insert into people (id, display_name, role, email_hash) values (?, ?, ?, ?)
            on conflict (id) do update
            set display_name = excluded.display_name, role = excluded.role, email_hash = excluded.email_hash""";

    private final Sql sql;
    private final FreshView fresh;
    private final Event<AccountsChanged> changes;

    People(Sql sql, FreshView fresh, Event<AccountsChanged> changes) {
        this.sql = sql;
        this.fresh = fresh;
        this.changes = changes;
    }

    void follow(@Observes StartupEvent started, Followers followers) {
        followers.followAccounts("stream-accounts", this::learn);
    }

    /** Of several states of one account the last counts. */
    void learn(List<AccountState> accounts) {
        Map<UUID, AccountState> latest = new LinkedHashMap<>();
        accounts.forEach(account -> latest.put(account.id(), account));
        sql.batch(PUT, latest.values().stream().map(People::arguments).toList());
        changes.fire(new AccountsChanged(List.copyOf(latest.values())));
    }

    /** Waits for the latest accounts before it refuses, so it is to be asked before a transaction begins. */
    public Account require(UUID userId) {
        return fresh.decideByAccount(userId, () -> find(userId).orElseThrow(() -> new UserNotFound(userId)));
    }

    public Optional<Account> find(UUID userId) {
        return sql.first(FIND + "id = ?", People::account, userId);
    }

    /** The account, which gets no other name before the caller's transaction ends. */
    public Optional<Account> hold(UUID userId) {
        return sql.first(FIND + "id = ? for share", People::account, userId);
    }

    /** Waits for the latest accounts before it says that there is none, so it is to be asked before a transaction begins. */
    public Optional<Account> withAddress(String emailHash) {
        return known(emailHash).or(() -> fresh.decideByAccounts(() -> known(emailHash)));
    }

    private Optional<Account> known(String emailHash) {
        return sql.first(FIND + "email_hash = ? order by id", People::account, emailHash);
    }

    private static Object[] arguments(AccountState account) {
        return new Object[] {account.id(), account.displayName(), account.role().json(), account.emailHash()};
    }

    private static Account account(Row row) {
        return new Account(row.uuid("id"), row.text("display_name"), row.text("email_hash"));
    }
}
