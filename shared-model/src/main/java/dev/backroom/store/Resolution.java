package dev.backroom.store;

/// How a case ends. Which of them a case allows depends on its kind and state, and on policy; what each brings
/// about is computed by `dev.backroom.workflow.exception`. Names are stored in events: they never change their
/// meaning.
public enum Resolution {
    /// A message that another system refused is sent once more; an operation that was kept is decided again.
    RETRY,
    /// A message that another system refused is never sent: somebody has told it by other means.
    SKIP,
    /// Goods that were set aside become available.
    RELEASE,
    /// Goods are handed to the vendor's driver, and are the vendor's again.
    RETURN_TO_VENDOR,
    /// Goods are waste, and lost.
    WRITE_OFF,
    /// Whoever is at fault is claimed from.
    CLAIM,
    /// It is left as it is: nothing is claimed, and what came too much is kept.
    ACCEPT,
    /// There is nothing to be done.
    DISMISS
}
