package dev.packetdash.detect;

import dev.packetdash.decode.PacketSummary;
import dev.packetdash.net.Frame;
import org.jspecify.annotations.Nullable;

/** The replies of servers that say in clear text when a log-in has failed, by their first bytes. */
enum LoginReply {
    HTTP,
    FTP,
    SMTP,
    POP3,
    IMAP;

    private static final int HTTP_MARK = 0x48545450;
    private static final int FTP_FAILED = 0x35333020;
    private static final int FTP_WELCOME = 0x32333020;
    private static final int FTP_WELCOME_MORE = 0x3233302d;
    private static final int SMTP_WELCOME = 0x32333520;
    private static final int SMTP_FAILED = 0x35333520;
    private static final int SMTP_FAILED_MORE = 0x3533352d;
    private static final int POP3_FAILED = 0x2d455252;
    private static final int HTTP_STATUS = 9;

    /** Returns the replies of a server's port; null for ports whose servers say nothing of the kind. */
    static @Nullable LoginReply ofPort(int port) {
        return switch (port) {
            case 80, 8000, 8008, 8080, 8081, 8888 -> HTTP;
            case 21 -> FTP;
            case 25, 587 -> SMTP;
            case 110 -> POP3;
            case 143 -> IMAP;
            default -> null;
        };
    }

    /** Whether there is enough of the packet to tell, and it begins an answer. */
    boolean isReply(PacketSummary packet) {
        int offset = packet.payloadOffset();
        boolean there = offset >= 0 && packet.frame().capturedLength() >= offset + HTTP_STATUS + Integer.BYTES;
        return there && (this != HTTP || packet.frame().i32(offset) == HTTP_MARK);
    }

    /**
     * Whether it says that a log-in has gone well, or in HTTP that none is needed; only of a reply that is no failure.
     * Greetings, and the words exchanged on the way to a refusal, say nothing; nor does what POP3 and IMAP say to every
     * command.
     */
    boolean isSuccess(PacketSummary packet) {
        int first = packet.frame().i32(packet.payloadOffset());
        return switch (this) {
            case HTTP -> true;
            case FTP -> first == FTP_WELCOME || first == FTP_WELCOME_MORE;
            case SMTP -> first == SMTP_WELCOME;
            case POP3, IMAP -> false;
        };
    }

    /** Whether it says that a log-in has failed; only of a reply. */
    boolean isFailure(PacketSummary packet) {
        int offset = packet.payloadOffset();
        int first = packet.frame().i32(offset);
        return switch (this) {
            case HTTP -> packet.frame().i32(offset + HTTP_STATUS) >>> 8 == 0x343031;
            case FTP -> first == FTP_FAILED;
            case SMTP -> first == SMTP_FAILED || first == SMTP_FAILED_MORE;
            case POP3 -> first == POP3_FAILED;
            case IMAP -> isImapRefusal(packet.frame(), offset);
        };
    }

    /** {@code a1 NO}: a tag, a blank, NO (RFC 9051, section 7.1.2). */
    private static boolean isImapRefusal(Frame frame, int offset) {
        for (int at = offset; at < offset + HTTP_STATUS; at++) {
            if (frame.u8(at) == ' ') {
                return frame.i32(at) == 0x204e4f20;
            }
        }
        return false;
    }
}
