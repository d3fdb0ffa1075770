package dev.packetdash.pcapfile;

import dev.packetdash.capture.CaptureException;
import dev.packetdash.capture.CaptureFailure.Reason;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.util.HexFormat;

/** What the operator reads when a capture file cannot be read, in one place. */
final class FileFailures {
    private static final String PACKETS_BEFORE =
            "The packets before the damage are whole and were read. Copy the file anew from where it was captured.";

    private FileFailures() {}

    static CaptureException cannotOpen(String file, IOException cause) {
        String problem = switch (cause) {
            case NoSuchFileException missing -> "there is no such file";
            case AccessDeniedException denied -> "no permission to read it";
            default -> text(cause);
        };
        return failure(
                file + ": " + problem,
                "Name a pcap or pcapng file that this user may read, or `-` for standard input.");
    }

    static CaptureException notACapture(String file, byte[] start) {
        String found = start.length == 0
                ? "it is empty"
                : "it begins with " + HexFormat.of().formatHex(start);
        return failure(
                file + ": not a capture file, " + found,
                "pcap and pcapng files are read, as they are or packed with gzip. `capinfos` and `file` say what it is.");
    }

    static CaptureException unsupported(String file, String problem) {
        return failure(file + ": " + problem, "See whether `editcap` converts the file: `editcap FILE new.pcapng`.");
    }

    /** @param offset where the file ends */
    static CaptureException cutShort(String file, long offset, String place) {
        return failure(file + ": cut short at byte " + offset + ", in " + place, PACKETS_BEFORE);
    }

    /** @param offset of the record that cannot be right */
    static CaptureException corrupt(String file, long offset, String problem) {
        return failure(file + ": corrupt at byte " + offset + ": " + problem, PACKETS_BEFORE);
    }

    /** @param offset how far the file could be read */
    static CaptureException unreadable(String file, long offset, IOException cause) {
        return failure(file + ": unreadable at byte " + offset + ": " + text(cause), PACKETS_BEFORE);
    }

    private static String text(IOException cause) {
        return cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
    }

    private static CaptureException failure(String message, String remedy) {
        return new CaptureException(Reason.UNREADABLE_FILE, message, remedy);
    }
}
