package dev.backroom.rules.bad.workflow;

/// Goes on somewhere else.
record StartsThread() {
    Thread start(Runnable work) {
        return Thread.startVirtualThread(work);
    }
}
