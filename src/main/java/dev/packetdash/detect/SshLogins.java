package dev.packetdash.detect;

import dev.packetdash.decode.PacketSummary;
import dev.packetdash.flow.Flow;
import dev.packetdash.table.KeyedHash;
import dev.packetdash.table.SetAssociativeIndex;

/**
 * How SSH connections end that have exchanged keys: what follows is encrypted, but its lengths are not. The server's
 * acceptance of a log-in is the shortest message there is; whatever it says before that, its consent to the service of
 * authentication and its refusals, is longer. What the key exchange carried, by its methods between 1,900 and 5,400
 * bytes, is left out of account. A connection is known by its hash of 64 bits; the place of one that was accepted is
 * the first to be given away. Owned by its pipeline's thread.
 */
final class SshLogins {
    /** What is known of a connection that has ended. */
    enum Outcome {
        /** Its key exchange was not seen. */
        UNKNOWN,
        /** Nobody was refused. */
        UNTRIED,
        REFUSED,
        ACCEPTED
    }

    private static final int CAPACITY = 4096;

    /**
     * The client's NEWKEYS, the last that it says in clear text: lengths of packet and padding, type (RFC 4253,
     * sections 6 and 7.3).
     */
    private static final int PACKET_LENGTH = 12;

    private static final int PADDING_AND_TYPE = 0x0a15;
    private static final int NEWKEYS_LENGTH = 16;

    /**
     * Longer segments are no refusals, so bulk data costs no look-up: a refusal that names every method has 164 bytes
     * at most.
     */
    private static final int LONGEST_REPLY = 256;
    /**
     * The consent, of 17 bytes, has this much more than the acceptance, of one byte, once both are padded: two blocks
     * of eight or one of 16, whatever the cipher and its code; where nothing is padded to less than 16, as by Dropbear,
     * one of eight.
     */
    private static final int CONSENT_LESS_ACCEPTANCE = 16;

    private static final int CONSENT_LESS_PADDED_ACCEPTANCE = 8;

    /** To the consent, and to one request at least. */
    private static final int FEWEST_REPLIES = 2;
    /**
     * Where no acceptance was seen, as with segments that are put together, there was one in connections that carried
     * more since the key exchange. Six wrong passwords measured 1,472 bytes, {@code true} with an Ed25519 key 2,237.
     */
    private static final long MOST_BYTES_REFUSED = 2000;

    private static final int ACCEPTED = 0;

    private final KeyedHash hash = new KeyedHash();
    private final SetAssociativeIndex sets = new SetAssociativeIndex(CAPACITY);
    private final long[] hashes = new long[CAPACITY];
    /** The sequence numbers of the first encrypted byte, from the client and from the server. */
    private final long[] clientSequences = new long[CAPACITY];

    private final long[] serverSequences = new long[CAPACITY];
    private final int[] replies = new int[CAPACITY];
    /** The length of the shortest reply so far, or {@link #ACCEPTED}. */
    private final int[] shortest = new int[CAPACITY];

    static boolean isPort(int port) {
        return port == 22 || port == 2222;
    }

    /** TCP data from or to a port of SSH. */
    void observe(PacketSummary packet) {
        if (!isPort(packet.destinationPort())) {
            replied(packet);
        } else if (isNewKeys(packet)) {
            begin(packet);
        }
    }

    private static boolean isNewKeys(PacketSummary packet) {
        int offset = packet.payloadOffset();
        return packet.payloadLength() >= NEWKEYS_LENGTH
                && offset >= 0
                && packet.frame().capturedLength() >= offset + Integer.BYTES + Short.BYTES
                && packet.frame().i32(offset) == PACKET_LENGTH
                && packet.frame().u16(offset + Integer.BYTES) == PADDING_AND_TYPE;
    }

    private void begin(PacketSummary packet) {
        long key = hash(
                packet.sourceHigh(),
                packet.sourceLow(),
                packet.destinationHigh(),
                packet.destinationLow(),
                packet.sourcePort(),
                packet.destinationPort());
        int place = find(key);
        if (place < 0) {
            place = sets.victim(key);
            sets.occupy(place, key);
        }
        sets.rank(place, 1);
        hashes[place] = key;
        clientSequences[place] = packet.tcp().sequence() + NEWKEYS_LENGTH;
        serverSequences[place] = packet.tcp().acknowledgment();
        replies[place] = 0;
        shortest[place] = Integer.MAX_VALUE;
    }

    private void replied(PacketSummary packet) {
        int length = packet.payloadLength();
        if (length > LONGEST_REPLY) {
            return;
        }
        int place = find(hash(
                packet.destinationHigh(),
                packet.destinationLow(),
                packet.sourceHigh(),
                packet.sourceLow(),
                packet.destinationPort(),
                packet.sourcePort()));
        if (place < 0 || shortest[place] == ACCEPTED) {
            return;
        }
        replies[place]++;
        int less = shortest[place] - length;
        if (less == CONSENT_LESS_ACCEPTANCE || less == CONSENT_LESS_PADDED_ACCEPTANCE) {
            shortest[place] = ACCEPTED;
            sets.rank(place, 0);
        } else {
            shortest[place] = Math.min(shortest[place], length);
        }
    }

    /** Forgets a connection that has ended. */
    Outcome closed(Flow flow) {
        int place = find(hash(
                flow.clientHigh(),
                flow.clientLow(),
                flow.serverHigh(),
                flow.serverLow(),
                flow.clientPort(),
                flow.servicePort()));
        if (place < 0) {
            return Outcome.UNKNOWN;
        }
        sets.release(place);
        long bytes = flow.payloadFromClientSince(clientSequences[place])
                + flow.payloadFromServerSince(serverSequences[place]);
        if (shortest[place] == ACCEPTED || bytes > MOST_BYTES_REFUSED) {
            return Outcome.ACCEPTED;
        }
        return replies[place] < FEWEST_REPLIES ? Outcome.UNTRIED : Outcome.REFUSED;
    }

    private long hash(
            long clientHigh, long clientLow, long serverHigh, long serverLow, int clientPort, int serverPort) {
        return hash.of(clientHigh, clientLow, serverHigh, serverLow, (long) clientPort << Short.SIZE | serverPort);
    }

    /** The place of a key; -1 where it has none. */
    private int find(long key) {
        for (long ways = sets.candidates(key); ways != 0; ways &= ways - 1) {
            int place = sets.place(key, ways);
            if (hashes[place] == key) {
                return place;
            }
        }
        return -1;
    }
}
