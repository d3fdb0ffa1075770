package dev.packetdash.cli;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads how many of something there are to be: at least one. */
final class CountConverter implements ITypeConverter<Long> {
    @Override
    public Long convert(String text) {
        if (!text.matches("\\d{1,18}") || Long.parseLong(text) == 0) {
            throw new TypeConversionException("'" + text + "' must be a number, at least 1");
        }
        return Long.valueOf(text);
    }
}
