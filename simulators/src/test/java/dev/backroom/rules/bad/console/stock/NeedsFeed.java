package dev.backroom.rules.bad.console.stock;

import dev.backroom.rules.bad.console.feed.NeedsStock;

/// One half of a circle.
public record NeedsFeed(NeedsStock other) {}
