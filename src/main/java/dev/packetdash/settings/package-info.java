/**
 * What all settings have in common: their names and values, read off the records that hold them, the change of one of
 * them, and the checks of what they may be. Nothing here knows which settings there are.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {})
package dev.packetdash.settings;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
