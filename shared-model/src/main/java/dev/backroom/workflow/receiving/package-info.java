/// Rules of the dock: check in, open, receive, damage, quarantine, hand back, close.
///
/// Goods enter from the supplier's virtual place and leave as stock on a stage or in quarantine, with an entry each
/// on
/// the receipt. Several people share one receipt. Moving goods inside the store is not done here.
@NullMarked
package dev.backroom.workflow.receiving;

import org.jspecify.annotations.NullMarked;
