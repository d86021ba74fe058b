package dev.backroom.store;

/// Rows of what one store has learnt about vendors' care.
public sealed interface TrustRow extends Kept {

    /// How far a vendor's notices are believed in this store.
    ///
    /// @param level deliveries without fault, as policy `vendor-trust` counts them; a fault takes half of it
    /// @param delivery id of the one that changed it last, 0 before the first
    /// @param before the level before that, so that a delivery that is closed twice counts once
    record VendorTrust(int vendor, int level, int delivery, int before) implements TrustRow {
        @Override
        public RowKey key() {
            return RowKey.of(RowKind.VENDOR_TRUST, vendor);
        }
    }

    /// What decides, with a unit's SSCC, whether it is a sample. Nobody outside can foresee it, and no device
    /// is told.
    ///
    /// @param secret hexadecimal
    record SampleKey(String secret) implements TrustRow {
        @Override
        public RowKey key() {
            return RowKey.of(RowKind.SAMPLE_KEY, 0);
        }
    }
}
