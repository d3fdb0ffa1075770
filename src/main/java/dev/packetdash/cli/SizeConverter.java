package dev.packetdash.cli;

import org.springframework.util.unit.DataSize;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads sizes as the settings have them: {@code 500KB}, {@code 10MB}, {@code 1GB}; a bare number is bytes. */
final class SizeConverter implements ITypeConverter<DataSize> {
    @Override
    public DataSize convert(String text) {
        if (!text.matches("\\d{1,9}(B|KB|MB|GB)?")) {
            throw new TypeConversionException("'" + text + "' is no size; write it as 500KB, 10MB or 1GB");
        }
        return DataSize.parse(text);
    }
}
