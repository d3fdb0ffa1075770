package dev.packetdash.alert;

/** Why a finding makes no alert of its own: the closed list behind the {@code reason} label. */
public enum Suppression {
    /** An entry of the allowlist covers it. */
    ALLOWLISTED,
    /** It goes on with an alert that had ended not long ago, which is open again. */
    REPEATED,
    /** Enough alerts of that kind are open against the same target. */
    CROWDED,
    /** More of that kind begin than are told one by one; an alert of form storm sums them up. */
    STORM,
    /** As many alerts are kept as there may be, and none of less weight; or it had to make room. */
    CAPACITY
}
