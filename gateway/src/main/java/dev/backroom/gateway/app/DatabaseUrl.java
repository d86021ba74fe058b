package dev.backroom.gateway.app;

import dev.backroom.gateway.log.Database;
import java.net.URI;
import java.net.URISyntaxException;

/// Reads `postgresql://user:password@host:port/name`.
final class DatabaseUrl {

    private static final int PORT = 5432;

    private DatabaseUrl() {}

    /// @throws Settings.BadSetting when it is written differently
    static Database.Address parse(String url) {
        try {
            URI uri = new URI(url);
            String[] user = uri.getUserInfo() == null
                    ? new String[0]
                    : uri.getUserInfo().split(":", 2);
            if ("postgresql".equals(uri.getScheme())
                    && uri.getHost() != null
                    && uri.getPath().length() > 1
                    && user.length == 2) {
                int port = uri.getPort() < 0 ? PORT : uri.getPort();
                return new Database.Address(uri.getHost(), port, uri.getPath().substring(1), user[0], user[1]);
            }
        } catch (URISyntaxException _) {
            // answered below; the address is not repeated, it may hold a password
        }
        throw new Settings.BadSetting("database.url must be postgresql://user:password@host:port/name");
    }
}
