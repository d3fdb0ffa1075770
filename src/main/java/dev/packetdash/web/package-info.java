/**
 * The JSON API and the live page, and how they travel; nothing else knows Spring Web or Tomcat. Reads reports and
 * recent packets, safe for any thread.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"net", "alert", "evidence", "snapshot", "report"})
package dev.packetdash.web;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
