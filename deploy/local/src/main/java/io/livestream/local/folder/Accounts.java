package io.livestream.local.folder;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The people of a local suite: a teacher and a student to try it with, and the administrator. Their passwords are random and
 * kept in the data folder.
 */
public record Accounts(Account teacher, Account student, Account admin) {

    private static final String REGISTERED = "registered";

    /** Somebody who can log in. */
    public record Account(String email, String password) {

        private static Account from(Map<String, String> values, String role) {
            return new Account(
                    values.computeIfAbsent(role + ".email", _ -> role + "@example.com"),
                    values.computeIfAbsent(role + ".password", _ -> Secrets.typable()));
        }

        /** A password in the log of a test would be no harm, but it is a habit not to have. */
        @Override
        public String toString() {
            return email;
        }
    }

    /** Those of the folder, made up when they are first asked for; nobody is registered by that. */
    public static Accounts of(DataFolder folder) {
        Map<String, String> values = new LinkedHashMap<>(KeyValues.read(folder.accounts()));
        int known = values.size();
        Accounts accounts = new Accounts(
                Account.from(values, "teacher"), Account.from(values, "student"), Account.from(values, "admin"));
        if (values.size() > known) {
            KeyValues.write(folder.accounts(), values);
        }
        return accounts;
    }

    /** Whether they were registered in that database already. */
    public static boolean areIn(String database, DataFolder folder) {
        return database.equals(KeyValues.read(folder.accounts()).get(REGISTERED));
    }

    /** Writes down that they are registered in that database. */
    public static void remember(String database, DataFolder folder) {
        Map<String, String> values = new LinkedHashMap<>(KeyValues.read(folder.accounts()));
        values.put(REGISTERED, database);
        KeyValues.write(folder.accounts(), values);
    }
}
