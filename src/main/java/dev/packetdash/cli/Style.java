package dev.packetdash.cli;

/** Text with or without colour (ECMA-48, select graphic rendition). */
enum Style {
    PLAIN,
    COLOURED;

    String heading(String text) {
        return in("1", text);
    }

    String good(String text) {
        return in("32", text);
    }

    String bad(String text) {
        return in("1;31", text);
    }

    private String in(String code, String text) {
        return this == PLAIN ? text : "\033[" + code + "m" + text + "\033[0m";
    }
}
