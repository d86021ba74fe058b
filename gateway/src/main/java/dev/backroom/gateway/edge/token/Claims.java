package dev.backroom.gateway.edge.token;

import java.time.Instant;

/// Who signed in, and until when that holds.
///
/// @param device enrolment, 0 for a person without a device
/// @param person 0 for a device without a person
public record Claims(int device, int person, Instant until) {

    /// One number for limits per caller: the device, or a person alone as a negative number.
    public int caller() {
        return device != 0 ? device : -person;
    }
}
