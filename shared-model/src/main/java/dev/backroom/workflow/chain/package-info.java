/// Rules of the chain's own line `0000`: items, bundles, vendors, sites, people, devices and policies.
///
/// Whole rows come in and are put under the key by which people know them; ids are given here. What contradicts other
/// master data is refused as a whole message. Nothing about a single store's stock may enter.
@NullMarked
package dev.backroom.workflow.chain;

import org.jspecify.annotations.NullMarked;
