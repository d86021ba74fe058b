package dev.backroom.gateway.app;

import java.util.Locale;

/// Every setting there is, with its meaning. A line in the properties file, or an environment variable that goes
/// before it.
enum Setting {
    DATA_FOLDER(
            "data.folder", ".data", "where keys, signed heads and, without a database address, PostgreSQL are kept"),
    HTTP_HOST("http.host", "127.0.0.1", "address to listen on; other than loopback needs TLS"),
    HTTP_PORT("http.port", "8080", "port to listen on; 0 takes any free one"),
    TLS_CERTIFICATE("tls.certificate", "", "PEM file with the certificate chain"),
    TLS_KEY("tls.key", "", "PEM file with the certificate's key"),
    HTTP_BEHIND_PROXY("http.behind.proxy", "false", "true when a proxy in front ends TLS"),
    HTTP_ORIGINS("http.origins", "", "origins of pages that may open a live feed, separated by commas"),
    HTTP_RATE("http.requests.per.second", "500", "requests of one device or person in a second"),
    TOKEN_MINUTES("token.minutes", "15", "how long a sign-in lasts"),
    TOKEN_KEY_FILE(
            "token.key.file",
            "",
            "file with at least 32 bytes that sign tokens, shared by gateways; else made in the data folder"),
    DATABASE_URL(
            "database.url",
            "",
            "postgresql://user:password@host:port/name; empty starts a PostgreSQL in the data folder"),
    DATABASE_READERS("database.readers", "8", "connections for reading"),
    DATABASE_SECONDS(
            "database.statement.seconds",
            "60",
            "longest that a question to the database may take; verify and rebuild take as long as they need"),
    LANES("lanes", "2", "lanes, each with one connection and one transaction at a time"),
    ERA_DAYS("era.days", "31", "how many days an era of a store's log stays open"),
    ERA_SECONDS("era.seconds", "", "the same in seconds, for trying it out"),
    STATE_MEGABYTES("state.megabytes", "512", "memory for states of stores, of each lane"),
    KAFKA_SERVERS("kafka.servers", "", "host:port,host:port of Kafka; empty relays nothing"),
    KAFKA_EVENTS("kafka.topic.events", "backroom.events", "topic of the events"),
    KAFKA_HEADS("kafka.topic.heads", "backroom.heads", "topic of the signed heads"),
    ERP_URL(
            "erp.url",
            "",
            "where the ERP takes messages, such as https://erp.example/api/postings; empty tells no ERP"),
    ERP_TOKEN("erp.token", "", "bearer token for the ERP"),
    HEADS_SECONDS("heads.seconds", "60", "how often the heads of all chains are signed");

    private final String key;
    private final String initial;
    private final String meaning;

    Setting(String key, String initial, String meaning) {
        this.key = key;
        this.initial = initial;
        this.meaning = meaning;
    }

    String key() {
        return key;
    }

    String initial() {
        return initial;
    }

    String meaning() {
        return meaning;
    }

    /// The environment variable, such as `BACKROOM_HTTP_PORT`.
    String variable() {
        return "BACKROOM_" + key.toUpperCase(Locale.ROOT).replace('.', '_');
    }

    /// Whether its value must not be shown.
    boolean secret() {
        return this == DATABASE_URL || this == ERP_TOKEN;
    }
}
