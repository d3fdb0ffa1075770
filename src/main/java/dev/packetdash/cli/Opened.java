package dev.packetdash.cli;

import dev.packetdash.capture.FrameSource;
import dev.packetdash.net.LocalAddresses;
import java.util.function.Supplier;

/**
 * A source of frames that can be read.
 *
 * @param addresses of its host, where they are known
 * @param live      frames come as they happen, so that time is that of the clock and not that of the frames
 */
record Opened(FrameSource source, Supplier<LocalAddresses> addresses, boolean live) {}
