/// The ERP's side, played: articles that were really sold, everything else invented from a seed; master data, places,
/// purchase orders and shipping notices, sent through the feeds like any integrator's messages.
///
/// What is planned here is the hidden truth of a delivery: what the papers say, what is on the truck, what is wrong
/// with it. No gateway class may enter; the world knows only the client.
@NullMarked
package dev.backroom.sim.erp;

import org.jspecify.annotations.NullMarked;
