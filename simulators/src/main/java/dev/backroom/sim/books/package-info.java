/// The ERP's books, played: a store of record of its own with its own words (site, article, stock type, voucher), its
/// own checks, an API that takes messages and one that finance reads, and the bad manners of real ones on demand.
///
/// It shares no code with what sends to it: it reads JSON by itself and believes nothing. Only [HeadOffice] knows the
/// ERP's documents as they are sent to stores, and only [Reconciliation] knows both sides, through their APIs alone.
@NullMarked
package dev.backroom.sim.books;

import org.jspecify.annotations.NullMarked;
