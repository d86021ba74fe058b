/// Barcodes and tags as values: GTIN, SSCC, GLN, GS1 element strings, EPC. Text from a scanner comes in, a checked
/// value or a named reason goes out. Nothing else of Backroom may be used here.
@NullMarked
package dev.backroom.code;

import org.jspecify.annotations.NullMarked;
