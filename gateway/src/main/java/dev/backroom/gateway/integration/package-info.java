/// What a gateway tells other systems, and what it takes in from them. Everything here tails the log or posts
/// operations like any other sender; nothing here writes a store's tables. Connectors may be away for a morning: they
/// wait, the gateway goes on.
@NullMarked
package dev.backroom.gateway.integration;

import org.jspecify.annotations.NullMarked;
