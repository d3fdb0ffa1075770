package dev.packetdash.notify;

import java.net.URI;
import java.net.URISyntaxException;
import org.jspecify.annotations.Nullable;

/**
 * An http or https address of the settings. A user and a password in it are sent as Basic authentication. Its text
 * shows scheme, host and port only, since everything else may be secret.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc3986#section-3.2.1">RFC 3986, 3.2.1</a>, and RFC 7617
 */
public final class HttpAddress {
    static final HttpAddress NONE = new HttpAddress("");

    private static final int HIGHEST_PORT = 65_535;

    private final String setting;
    private final @Nullable URI uri;

    private HttpAddress(String setting) {
        this.setting = setting;
        this.uri = parse(setting);
    }

    /** Takes any text, since what fails to convert is printed; {@link #problem} says what is wrong with it. */
    public static HttpAddress valueOf(String setting) {
        return new HttpAddress(setting.strip());
    }

    private static @Nullable URI parse(String setting) {
        try {
            return new URI(setting);
        } catch (URISyntaxException e) {
            return null;
        }
    }

    public boolean isSet() {
        return !setting.isEmpty();
    }

    /** Says what has to change before it can be used; empty where nothing has, or where there is no address. */
    String problem() {
        if (!isSet()) {
            return "";
        }
        if (uri == null || !"http".equalsIgnoreCase(uri.getScheme()) && !"https".equalsIgnoreCase(uri.getScheme())) {
            return "must be an http or https address such as http://localhost:9093,"
                    + " special characters in a user, password or path percent-encoded";
        }
        if (uri.getHost() == null) {
            return "must name a host, which has letters, digits, dots and dashes (no underscore), and a port in"
                    + " digits; special characters in a user or password are percent-encoded";
        }
        if (uri.getPort() == 0 || uri.getPort() > HIGHEST_PORT) {
            return "must have a port of 1 to 65535, or none";
        }
        return uri.getRawFragment() == null ? "" : "must have no fragment (#), which is never sent";
    }

    boolean hasCredentials() {
        return uri != null
                && uri.getRawUserInfo() != null
                && !uri.getRawUserInfo().isEmpty();
    }

    boolean hasQuery() {
        return uri != null && uri.getRawQuery() != null;
    }

    /** The header that its user and password make. */
    Authorization authorization() {
        if (uri == null || !hasCredentials()) {
            return Authorization.NONE;
        }
        String user = uri.getUserInfo();
        return Authorization.basic(user.contains(":") ? user : user + ":");
    }

    /** Returns where to send to, without user and password. */
    URI target() {
        return URI.create(setting.replaceFirst("(?<=//)[^/?#]*@", ""));
    }

    /** The same without slashes at its end, so that a path can follow. */
    public String base() {
        return target().toString().replaceFirst("/+$", "");
    }

    /** Whether the text gives away what this does not show. */
    boolean isIn(String text) {
        return isSet() && !setting.equals(toString()) && text.contains(setting)
                || uri != null && hasCredentials() && text.contains(uri.getRawUserInfo());
    }

    @Override
    public String toString() {
        if (uri != null && uri.getHost() != null) {
            return uri.getScheme() + "://" + uri.getHost() + (uri.getPort() < 0 ? "" : ":" + uri.getPort());
        }
        // What is wrong may be a password that is not encoded: all before the last @ is taken for one.
        return setting.replaceFirst("(?s)^([A-Za-z][A-Za-z0-9+.-]*://)?(.*@)?([^/?#]*).*$", "$1$3");
    }
}
