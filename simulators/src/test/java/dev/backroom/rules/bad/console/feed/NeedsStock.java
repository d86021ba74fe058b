package dev.backroom.rules.bad.console.feed;

import dev.backroom.rules.bad.console.stock.NeedsFeed;

/// The other half of a circle.
public record NeedsStock(NeedsFeed other) {}
