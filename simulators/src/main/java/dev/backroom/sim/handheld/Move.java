package dev.backroom.sim.handheld;

import dev.backroom.operation.Operation;

/// One thing a handheld sends, and the answer it should get.
///
/// @param expected front of the answer's code as [Answers#code] makes it, such as `refused:expired`
public record Move(How how, Operation operation, String expected) {

    /// How it is sent.
    public enum How {
        /// Under the next number.
        SEND,
        /// Under the next number, as made without a connection some minutes ago.
        OFFLINE,
        /// Confirms what was asked back by the move before.
        CONFIRM,
        /// The same with a supervisor's badge and PIN.
        APPROVE,
        /// Takes back what the move before did.
        REVERSE,
        /// Once more under the number of the move before.
        SAME_NUMBER,
        /// Under a number that leaves some out.
        AHEAD,
        /// Not by a handheld at all: the ERP tells it meanwhile.
        ERP
    }

    static Move send(Operation operation) {
        return new Move(How.SEND, operation, Answers.ACCEPTED);
    }

    static Move send(Operation operation, String expected) {
        return new Move(How.SEND, operation, expected);
    }
}
