/// What was scanned and keyed about goods, read into items with quantities, labels and places.
///
/// Other workflows enter with codes and leave with pieces. It knows nothing of deliveries and posts nothing.
@NullMarked
package dev.backroom.workflow.goods;

import org.jspecify.annotations.NullMarked;
