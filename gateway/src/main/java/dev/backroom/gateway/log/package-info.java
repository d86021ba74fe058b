/// The SQL, beside the rows it maps: event log, tables, chain, and readers of them.
///
/// Whoever needs the database comes through here. No rule and no request may enter: this package moves rows that were
/// decided elsewhere, and reads them back. The files of the data folder that hold a secret are made here too, since
/// every package above may need one.
@NullMarked
package dev.backroom.gateway.log;

import org.jspecify.annotations.NullMarked;
