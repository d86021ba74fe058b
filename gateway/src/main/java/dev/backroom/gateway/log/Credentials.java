package dev.backroom.gateway.log;

import dev.backroom.store.Bytes;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.util.Optional;

/// Secrets of devices and people, only as hashes, outside the log so that they can be erased.
public final class Credentials {

    /// How a secret is kept.
    ///
    /// @param scheme `sha256` for random secrets of devices, `pbkdf2-sha256` for PINs
    /// @param iterations of the scheme, 1 for `sha256`
    public record Credential(String scheme, Bytes salt, Bytes hash, int iterations) {}

    private static final String FIND =
            "SELECT scheme, salt, hash, iterations FROM credential WHERE kind = $1 AND subject = $2";
    private static final String PUT = """
            INSERT INTO credential (kind, subject, scheme, salt, hash, iterations) VALUES ($1, $2, $3, $4, $5, $6)
            ON CONFLICT (kind, subject) DO UPDATE SET scheme = excluded.scheme, salt = excluded.salt,
              hash = excluded.hash, iterations = excluded.iterations""";
    private static final String NAME = """
            INSERT INTO person_name (person, name) VALUES ($1, $2)
            ON CONFLICT (person) DO UPDATE SET name = excluded.name""";

    private static final String NAME_OF = "SELECT name FROM person_name WHERE person = $1";

    private final Pool pool;

    public Credentials(Pool pool) {
        this.pool = pool;
    }

    public Future<Optional<Credential>> ofDevice(int device) {
        return find("device", device);
    }

    public Future<Optional<Credential>> ofPerson(int person) {
        return find("person", person);
    }

    public Future<Void> putDevice(int device, Credential credential) {
        return put("device", device, credential);
    }

    public Future<Void> putPerson(int person, String name, Credential credential) {
        return put("person", person, credential)
                .compose(_ -> pool.preparedQuery(NAME).execute(Tuple.of(person, name)))
                .mapEmpty();
    }

    /// What a person is called; nothing when that was erased.
    public Future<Optional<String>> nameOf(int person) {
        return pool.preparedQuery(NAME_OF).execute(Tuple.of(person)).map(Credentials::firstName);
    }

    private static Optional<String> firstName(RowSet<Row> rows) {
        return rows.size() == 0
                ? Optional.empty()
                : Optional.of(rows.iterator().next().getString(0));
    }

    private Future<Optional<Credential>> find(String kind, int subject) {
        return pool.preparedQuery(FIND).execute(Tuple.of(kind, subject)).map(Credentials::first);
    }

    private Future<Void> put(String kind, int subject, Credential credential) {
        return pool.preparedQuery(PUT)
                .execute(Tuple.of(
                        kind,
                        subject,
                        credential.scheme(),
                        Buffer.buffer(credential.salt().unsafe()),
                        Buffer.buffer(credential.hash().unsafe()),
                        credential.iterations()))
                .mapEmpty();
    }

    private static Optional<Credential> first(RowSet<Row> rows) {
        if (rows.size() == 0) {
            return Optional.empty();
        }
        Row row = rows.iterator().next();
        return Optional.of(new Credential(
                row.getString(0),
                Bytes.of(row.getBuffer(1).getBytes()),
                Bytes.of(row.getBuffer(2).getBytes()),
                row.getInteger(3)));
    }
}
