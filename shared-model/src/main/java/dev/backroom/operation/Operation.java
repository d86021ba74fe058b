package dev.backroom.operation;

/// What a person, device or system asks to have done.
public sealed interface Operation
        permits ChainOperation, SetupOperation, ReceivingOperation, StockOperation, CaseOperation, LineOperation {}
