package dev.backroom.client;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.backroom.store.DocumentRow;
import dev.backroom.wire.Json;

/// A list of a store and the type of its rows.
///
/// @param path last part of its address
public record Listing<T>(String path, Class<T> type) {

    public static final Listing<DocumentRow.Location> LOCATIONS =
            new Listing<>("locations", DocumentRow.Location.class);
    public static final Listing<JsonNode> STOCK = new Listing<>("stock", JsonNode.class);
    public static final Listing<JsonNode> ORDERS = new Listing<>("orders", JsonNode.class);
    public static final Listing<JsonNode> DELIVERIES = new Listing<>("deliveries", JsonNode.class);
    public static final Listing<JsonNode> UNITS = new Listing<>("units", JsonNode.class);
    public static final Listing<JsonNode> RECEIPTS = new Listing<>("receipts", JsonNode.class);
    public static final Listing<JsonNode> DISCREPANCIES = new Listing<>("discrepancies", JsonNode.class);
    public static final Listing<JsonNode> EVENTS = new Listing<>("events", JsonNode.class);

    /// One row; what this version does not know of it is left out.
    ///
    /// @throws ClientException when it is not of this type at all
    T read(JsonNode node) {
        try {
            return type.isInstance(node) ? type.cast(node) : Json.tolerant().treeToValue(node, type);
        } catch (JsonProcessingException e) {
            throw new ClientException(ClientException.Kind.PROTOCOL, "a row of " + path + " cannot be read", e);
        }
    }
}
