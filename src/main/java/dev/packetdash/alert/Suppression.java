package dev.packetdash.alert;

/** Why a finding makes no alert of its own: the closed list behind the {@code reason} label. */
public enum Suppression {
    /** An entry of the allowlist covers it. */
    ALLOWLISTED,
    /** It goes on with an alert that had ended not long ago, which is open again. */
    REPEATED,
    /** Enough alerts of that kind are open against the same target. */
    CROWDED,
    /** More of that kind begin than are told one by one; an alert of subtype storm sums them up. */
    STORM,
    /** No more alerts may be kept and none has less weight; or it had to make room. */
    CAPACITY
}
