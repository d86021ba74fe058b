package dev.backroom.client;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.backroom.wire.Json;
import dev.backroom.wire.Listed;

/// A list of a store and the type of its rows.
///
/// @param path last part of its address
public record Listing<T extends Listed>(String path, Class<T> type) {

    public static final Listing<Listed.Location> LOCATIONS = new Listing<>("locations", Listed.Location.class);
    public static final Listing<Listed.Stock> STOCK = new Listing<>("stock", Listed.Stock.class);
    public static final Listing<Listed.Order> ORDERS = new Listing<>("orders", Listed.Order.class);
    public static final Listing<Listed.Delivery> DELIVERIES = new Listing<>("deliveries", Listed.Delivery.class);
    public static final Listing<Listed.Unit> UNITS = new Listing<>("units", Listed.Unit.class);
    public static final Listing<Listed.Receipt> RECEIPTS = new Listing<>("receipts", Listed.Receipt.class);
    public static final Listing<Listed.Discrepancy> DISCREPANCIES =
            new Listing<>("discrepancies", Listed.Discrepancy.class);
    public static final Listing<Listed.Event> EVENTS = new Listing<>("events", Listed.Event.class);
    public static final Listing<Listed.Device> DEVICES = new Listing<>("devices", Listed.Device.class);

    /// One row; what this version does not know of it is left out.
    ///
    /// @throws ClientException when it is not of this type at all
    T read(JsonNode node) {
        try {
            return Json.tolerant().treeToValue(node, type);
        } catch (JsonProcessingException e) {
            throw new ClientException(ClientException.Kind.PROTOCOL, "a row of " + path + " cannot be read", e);
        }
    }
}
