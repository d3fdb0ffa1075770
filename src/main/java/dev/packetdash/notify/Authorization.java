package dev.packetdash.notify;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.regex.Pattern;

/**
 * What a sink sends as its {@code Authorization} header, or {@code file:} and the file that holds it. Its text never
 * shows the value.
 */
public final class Authorization {
    static final Authorization NONE = new Authorization("");

    private static final String BASIC = "Basic ";
    private static final String FILE = "file:";
    private static final String MASK = "******";
    /** Matches all that can stand in a header. */
    private static final Pattern VALUE = Pattern.compile("\\p{Graph}[\\p{Graph} ]*");

    private final String setting;

    private Authorization(String setting) {
        this.setting = setting;
    }

    /** The header of RFC 7617 for {@code user:password}. */
    static Authorization basic(String pair) {
        return new Authorization(BASIC + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8)));
    }

    /** Takes any text, since what fails to convert is printed; {@link #isUsable} says whether it can be sent. */
    public static Authorization valueOf(String setting) {
        return new Authorization(setting.strip());
    }

    boolean isSet() {
        return !setting.isEmpty();
    }

    boolean isUsable() {
        try {
            return setting.isEmpty() || !value().isEmpty();
        } catch (IOException e) {
            return false;
        }
    }

    /**
     * The header's value, empty for none. A file is read each time: tokens are replaced while the service runs.
     *
     * @throws IOException where the file cannot be read, or holds what cannot be sent; its message hides the value
     */
    String value() throws IOException {
        if (setting.isEmpty()) {
            return "";
        }
        String value = isFile() ? read(setting.substring(FILE.length())) : setting;
        if (!VALUE.matcher(value).matches()) {
            throw new IOException("authorization " + this + " is not one line of text");
        }
        return value;
    }

    private boolean isFile() {
        return setting.startsWith(FILE);
    }

    private static String read(String file) throws IOException {
        try {
            return Files.readString(Path.of(file)).strip();
        } catch (IOException | IllegalArgumentException e) {
            throw new IOException("the authorization in " + file + " cannot be read", e);
        }
    }

    /** The text without the credentials of a header, in either form of Basic: whoever refuses them may repeat them. */
    static String hide(String value, String text) {
        String credentials = credentials(value);
        if (credentials.isEmpty()) {
            return text;
        }
        String hidden = text.replace(credentials, MASK);
        return value.startsWith(BASIC) ? hidden.replace(decoded(credentials), MASK) : hidden;
    }

    private static String credentials(String value) {
        return value.substring(value.indexOf(' ') + 1);
    }

    private static String decoded(String credentials) {
        try {
            return new String(Base64.getDecoder().decode(credentials), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return credentials;
        }
    }

    /** Whether the text gives away what stands in the setting itself. */
    boolean isIn(String text) {
        return !setting.isEmpty() && !isFile() && text.contains(credentials(setting));
    }

    @Override
    public String toString() {
        return setting.isEmpty() || isFile() ? setting : MASK;
    }
}
