package timdnn.characterization.store;

import java.util.Optional;
import timdnn.input.InvalidInputException;

/** Facts about a campaign, by name. */
final class FactTable {
    private final StoreConnection connection;

    FactTable(StoreConnection connection) {
        this.connection = connection;
    }

    Optional<String> get(String key) {
        return connection
                .query("select value from meta where key = ?", s -> s.setString(1, key), row -> row.getString(1))
                .stream()
                .findFirst();
    }

    void put(String key, String value) {
        connection.update("insert or replace into meta values (?, ?)", s -> StoreConnection.text(s, key, value));
    }

    /**
     * Puts a fact that must not change once numbers rest on it.
     *
     * @param rests whether a number does
     * @param what the fact in words
     * @throws InvalidInputException if it would change
     */
    void pin(String key, String value, String what, boolean rests) {
        Optional<String> before = get(key);
        if (before.isPresent() && !before.get().equals(value) && rests) {
            throw InvalidInputException.in(
                    connection.file(),
                    what,
                    "was " + before.get() + " when the campaign began and is " + value
                            + " now: choose another folder with --out, or delete this one");
        }
        put(key, value);
    }
}
